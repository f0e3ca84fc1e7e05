@devshard @protocol
Feature: A host believes what is signed by whom it is of, and nothing else
  Hosts pass on what others have said. Nothing of it is taken on trust, nothing
  forged holds an honest host back, and saying a thing twice does not make it two.

  @DX02 @P0 @exclusive @D09
  Scenario: A forged verdict goes nowhere, and the host it was forged for still judges itself
    Given a devshard network of 3 hosts that re-check every answer
    And one of the other hosts keeps its verdict to itself
    When the application asks a question
    And all work is on every host's books
    And the executor passes on a verdict in that host's name, that its work was wrong
    Then the forged verdict waits with no host
    When the verdicts are let go
    Then that host comes to its own verdict
    And its host is paid for it and blamed for nothing

  @DX31 @P0 @D10
  Scenario Outline: Told of a state <how>, a host keeps nothing
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books
    And every host comes to hold the signatures of all hosts under the last state
    When host 1 tells host 0 of the last state <how>
    Then host 0 does not believe it
    And host 0 holds the history and the signatures it held before

    Examples:
      | how                          |
      | with an empty signature      |
      | in the name of host 2        |
      | with a stranger's signature  |
      | for a slot that there is not |

  @DX32 @P0
  Scenario Outline: <who> has no part in what hosts tell one another
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books
    And every host comes to hold the signatures of all hosts under the last state
    When host 0 is told of the last state by <who>
    Then host 0 does not listen: <why>
    And host 0 holds the history and the signatures it held before

    Examples:
      | who                         | why            |
      | the owner of the escrow     | not allowed    |
      | a stranger with a valid key | not allowed    |
      | somebody who signs nothing  | not identified |

  @DX16 @P0 @D19
  Scenario: An order that arrives twice is carried out once
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books
    When the owner's next order reaches a host twice, byte for byte
    Then the host has done the work once and answers the same both times
    And the host's history has grown by one diff

  @DX33 @P1 @D19
  Scenario: A word that arrives twice is heard once
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books
    And every host comes to hold the signatures of all hosts under the last state
    When host 1 tells host 0 of the last state by the very same request twice
    Then host 0 hears it both times
    And host 0 holds the history and the signatures it held before
