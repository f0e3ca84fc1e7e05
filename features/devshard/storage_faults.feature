@devshard @storage
Feature: A disk that fails is not the end of a session
  What a host could not store has not happened: it says so and how far it has come,
  what it holds agrees with what it says, and the same request succeeds as soon as
  the disk does.

  @DX15 @P0 @D21
  Scenario: The disk fails under a diff
    Given a devshard network of 3 hosts
    And the application has asked 4 questions
    When the owner sends host 2 what it lacks and its disk fails under the first diff
    Then host 2 says that it has come 0 diffs further
    And host 2 holds 0 diffs more than before
    When the owner sends host 2 the same again
    Then host 2 answers for the latest state
    And host 2 holds 2 diffs more than before
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

  @DX24 @P1 @D28
  Scenario: The disk fails in the middle of several diffs
    Given a devshard network of 3 hosts
    And the application has asked 4 questions
    When the owner sends host 2 what it lacks and its disk fails under the second diff
    Then host 2 says how far it has come, and holds just that
    When the owner sends host 2 the same again
    Then host 2 answers for the latest state
    And host 2 holds 2 diffs more than before
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

  @DX73 @P0 @D21
  Scenario Outline: The application is answered though a host's disk fails under <what>
    Given a devshard network of 3 hosts
    And the application has asked 2 questions
    When the disk of the host of the next question fails under <what>
    And the application asks 2 more questions
    Then every answer is a complete chat completion
    When all work is on every host's books
    Then every answer is on the books as finished and paid for
    And no nonce was used twice
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

    Examples:
      | what       |
      | its diff   |
      | its finish |
