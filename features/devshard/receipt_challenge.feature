@devshard @protocol
Feature: A host can be asked for the receipt of a job it never heard of
  An owner's order may get lost on its way to the host that has to do it. Before
  the group calls that host late, the host is offered the job once more. It gives
  its receipt at once and does the work afterwards: nobody who is alive is blamed,
  and work that was done is paid for.

  Background:
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And an order, dated back an hour, that reached every host but the one that has to do it

  @DS07 @P0 @D01
  Scenario: The receipt comes at once, the work afterwards
    Given that host stands still at its work
    When the owner of the escrow challenges that host
    Then that host gives its receipt
    And only its receipt waits for the books
    When it is let go
    Then its finish waits for the books too
    When the owner puts both on the books
    Then that host is paid for the job

  @DS07 @P0
  Scenario Outline: The receipt is for <whom>
    When <whom> challenges that host
    Then that host gives its receipt

    Examples:
      | whom                                 |
      | the owner of the escrow              |
      | a host of the group                  |
      | an operational key granted by a host |

  @DS07 @P0
  Scenario Outline: There is no receipt for <whom>
    When <whom> challenges that host
    Then the challenge is refused: <why>

    Examples:
      | whom                          | why            |
      | a stranger with a valid key   | not allowed    |
      | the owner without a signature | not identified |

  @DS07 @P0
  Scenario Outline: There is no receipt from <whom>
    When the owner challenges <whom>
    Then there is no receipt

    Examples:
      | whom                                     |
      | a host that need not do the job           |
      | that host with another prompt            |
      | that host for a job that nobody ordered  |

  @DS07 @P1
  Scenario: There is no second receipt for a job that is on the books as started
    When the owner of the escrow challenges that host
    And the owner puts its receipt on the books
    And the owner of the escrow challenges that host
    Then there is no receipt

  @DS07 @P0 @D20
  Scenario: A host that gives its receipt when it is asked is not late
    When another host is asked whether that host has refused the job
    Then it does not find that host late
    And that host has taken the job

  @DX62 @P0
  Scenario Outline: <who> cannot have a host called late
    When <who> asks another host whether that host has refused the job
    Then the other host does not say: <why>

    Examples:
      | who                                  | why            |
      | a host of the group                  | not allowed    |
      | an operational key granted by a host | not allowed    |
      | a stranger with a valid key          | not allowed    |
      | the owner without a signature        | not identified |

  @DX54 @P1 @D27
  Scenario: A host that is waited for keeps nobody waiting who asks about another
    Given another order, dated back an hour, that reached every host but the one that has to do it
    And that host stands still when it is challenged
    When the third host is asked about both
    Then it tells about the second while it still waits for the first
