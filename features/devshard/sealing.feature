@devshard @protocol
Feature: Old work is sealed alike on every host
  What has long come to its end is folded into the books for good. Every host
  folds the same work at the same nonce, and nothing can be said about it any
  more, but it is not forgotten.

  @DX19 @P1 @exclusive
  Scenario: Sealed work cannot be judged any more, and is still shown
    Given a devshard network of 3 hosts
    And an escrow that seals every 5 nonces what is 2 nonces and 1 second old
    And the application has asked 4 questions
    And the host that answers next has a clock that is 5 seconds fast
    When the application asks 7 more questions
    And all work is on every host's books
    And a host is sent a diff with a verdict on the first answer
    Then the host refuses the diff, naming "unknown or sealed"
    And nothing of it is on the host's books
    And the session still shows every answer
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit
    And all hosts hold the same history, ending in the settled state
