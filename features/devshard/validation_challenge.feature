@devshard @protocol
Feature: Hosts re-check each other's work
  An answer is worth its price only if the model was really run. Hosts run a
  sample of each other's work again. Whoever finds a wrong answer accuses its
  host, the others vote, and a wrong answer is not paid for. An accusation alone
  must never cost an honest host its pay.

  @DX03 @P0 @exclusive
  Scenario: A wrong answer is found out and not paid for
    Given a devshard network of 3 hosts that re-check every answer
    And the host that answers next claims another answer than it gave
    When the application asks a question
    Then that answer ends up invalidated
    And its host is blamed for one invalid answer and is not paid for it
    And the history shows one accusation and 1 vote that confirms it
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

  @DX04 @P0 @exclusive
  Scenario: A false accusation is outvoted
    Given a devshard network of 5 hosts that re-check every answer
    And one of the other hosts judges others wrongly
    And all but one of the other hosts keeps its verdict to itself
    When the application asks a question
    Then that answer ends up challenged
    When the verdicts are let go
    Then that answer ends up validated
    And its host is paid for it and blamed for nothing
    And the history shows one accusation and 3 votes that reject it
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

  @DX28 @P1 @exclusive
  Scenario: Three hosts are too few to clear the accused, who keeps its pay all the same
    Given a devshard network of 3 hosts that re-check every answer
    And one of the other hosts judges others wrongly
    And all but one of the other hosts keeps its verdict to itself
    When the application asks a question
    Then that answer ends up challenged
    When the verdicts are let go
    And the session is finalized
    Then the settlement can be verified from public data alone
    And the history shows one accusation and 1 vote that rejects it
    And its host is paid for it and blamed for nothing

  @DX21 @P0 @exclusive @D38
  Scenario: The accused has no vote in its own case
    Given a devshard network of 3 hosts that re-check every answer
    And the host that answers next claims another answer than it gave
    And all but one of the other hosts keeps its verdict to itself
    When the application asks a question
    Then that answer ends up challenged
    When another host is sent a diff with a vote of the accused in its own favour
    Then the host refuses the diff, naming "is about work of its own"
    And nothing of it is on the host's books
    When the verdicts are let go
    Then that answer ends up invalidated
    And its host is blamed for one invalid answer and is not paid for it

  @DX94 @P1
  Scenario: Whose turn it is to look again is drawn, and nobody's choice
    A host that could choose whom to check could spare its friends. The draw
    follows from the host's key, the escrow and the number of the answer.

    Given a devshard network of 3 hosts
    When the application asks until the draw has named a host and passed over another
    And all work is on every host's books
    Then answers are re-checked by the hosts that the draw names, and by no others
