@devshard @storage @exclusive
Feature: A gateway that restarts goes on where it was
  The gateway orders the session's history. It must never order two things under
  one nonce, and nothing an application was told may be lost with it.

  @DG06 @P0
  Scenario Outline: The gateway is <stopped> and started again
    Given a devshard network of 3 hosts
    And the application has asked 4 questions
    When the gateway is <stopped> and started again
    Then the session's nonce is not lower than before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |
