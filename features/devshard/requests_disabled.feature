@devshard @fault @exclusive
Feature: The chain can have all work stopped
  When something is badly wrong, the chain disables requests. Hosts begin no work then
  and say so; what was done before can still be read, and work goes on when the chain
  allows it again.

  @DX98 @P1
  Scenario: Requests are disabled and enabled again
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    When the chain disables requests
    Then every host comes to refuse its owner's requests as disabled
    And every host holds the history it held before
    When the chain enables requests again
    Then every host comes to take its owner's requests
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
