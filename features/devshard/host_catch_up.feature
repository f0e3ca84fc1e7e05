@devshard @protocol
Feature: A host that missed something catches up
  A host that was down, or that the owner did not need for a while, comes back to
  the very history the others hold. It takes it in order or not at all.

  @DS05 @P0 @exclusive
  Scenario: A host that was down while work went on holds in the end what the others hold
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    When host 2 is stopped
    And the application asks 4 different questions
    Then every answer is a complete chat completion
    When host 2 is started
    And all work is on every host's books
    Then all hosts come to hold the same history
    And every host comes to hold the signatures of all hosts under the last state
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 2

  @DX35 @P1 @exclusive
  Scenario: A host that was down asks the others for what it missed
    Given a devshard network of 3 hosts that look for what they missed all the time
    And the application has asked 3 questions
    When host 2 is stopped
    And the application asks 4 different questions
    And host 2 is started
    Then all hosts come to hold the same history
    And every host comes to hold the signatures of all hosts under the last state

  @DX36 @P0
  Scenario: A host takes diffs in order, and old ones as often as they come
    Given a devshard network of 3 hosts
    And the application has asked 6 questions
    When the owner brings the host that is furthest behind all it lacks but the first diff
    Then the host refuses them and applies none
    When the owner brings it every diff there is
    Then the host holds the whole history, each diff once
    When the owner brings it every diff there is
    Then the host holds the whole history, each diff once
