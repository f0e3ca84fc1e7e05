@devshard @protocol
Feature: A host that says two things about one state is found out
  A host's signature under a state is its word. Whoever signs two states for the
  same nonce is found out by the first host that hears both, and moves nobody.

  @DX01 @P0
  Scenario Outline: Two states are told under <nonce>
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books
    And every host comes to hold the signatures of all hosts under the last state
    When host 1 tells host 0 of two different states under <nonce>
    Then host 0 takes the first and finds out the second
    And host 0 holds the history and the signatures it held before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

    Examples:
      | nonce                          |
      | the last nonce                 |
      | a nonce that is still to come  |
