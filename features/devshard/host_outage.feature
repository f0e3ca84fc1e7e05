@devshard
Feature: A host that is away does not keep an application waiting
  One host may be down at any time. The application still gets its answers; the
  group settles when the host is back.

  @DG07 @smoke @P0 @exclusive
  Scenario: One host is down and the application is still served
    Given a devshard network of 3 hosts
    When host 2 is stopped
    And the application asks 3 different questions
    Then every answer is a complete chat completion
    When host 2 is started
    And the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 2

  @DG24 @storage @P1 @exclusive @D08
  Scenario: A failure is not remembered as an answer
    Given a devshard network of 3 hosts
    When all hosts are stopped
    And the application asks "Is anybody there?"
    Then the application is told that nobody answers
    When all hosts are started
    And the application asks "Is anybody there?" again
    Then the answer is a complete chat completion

  @DG29 @fault @P1 @exclusive
  Scenario: A host that says that it is overloaded is left alone until the administrator has it asked again
    Given a devshard network of 3 hosts
    And the host that answers next says that it is overloaded
    When the application asks 7 different questions
    Then every answer is a complete chat completion
    And nothing but that job was ordered from its host
    And the administrator sees that its host, and no other, is passed over
    When the administrator has its host asked again
    And the application asks 3 more questions
    Then every answer is a complete chat completion
    And that host has answered one of the later questions
