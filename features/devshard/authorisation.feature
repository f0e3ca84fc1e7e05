@devshard
Feature: Only the owner of an escrow spends from it
  A host works for the account that made the deposit, and for nobody else. Every
  request to a host is signed; a host believes the signature, never the sender.
  Nor does the owner get work for nothing: each job has a nonce of its own.

  Background:
    Given a devshard network of 3 hosts
    And the application has asked 1 question

  @DS03 @smoke @P0
  Scenario Outline: Asked for work by <caller>, a host <is answered>
    When a host is asked for work by <caller>
    Then the host <is answered>

    Examples: Who may ask
      | caller                                  | is answered               |
      | the owner of the escrow                 | serves the request        |
      | a host of the group                     | refuses: not allowed      |
      | an operational key granted by a host    | refuses: not allowed      |
      | a stranger with a valid key             | refuses: not allowed      |

    Examples: Proof of identity that does not hold
      | caller                                          | is answered               |
      | the owner without a signature                   | refuses: not identified   |
      | the owner without a timestamp                   | refuses: not identified   |
      | the owner with a signature that is not hex      | refuses: not identified   |
      | the owner with a signature that is too short    | refuses: not identified   |
      | the owner with a timestamp that is not a number | refuses: not identified   |
      | the owner with a clock 40 seconds slow          | refuses: not identified   |
      | the owner with a clock 40 seconds fast          | refuses: not identified   |
      | the owner with a clock 25 seconds slow          | serves the request        |
      | the owner with a clock 25 seconds fast          | serves the request        |
      | the owner with a signature for another escrow   | refuses the request       |
      | the owner with a body altered after signing     | refuses the request       |
      | the owner with a timestamp altered after signing | refuses the request      |

  @DX07 @smoke @P0 @D02
  Scenario Outline: Work ordered under <nonce>: the host <does its part>
    Given all work is on every host's books
    When the owner orders other work from a host under <nonce>
    Then the host <does its part>

    Examples:
      | nonce                           | does its part                     |
      | the next nonce                  | gives a receipt and does the work |
      | a nonce that is history already | gives no receipt and does no work |

  @DG05 @smoke @P0 @D36
  Scenario: Reading about an escrow nobody has opened leaves no session behind
    Given an escrow that no host has worked for
    When a stranger reads its history, its mempool and its signatures from a host
    Then the host answers that it knows no such session
    And the host lists no session for that escrow
