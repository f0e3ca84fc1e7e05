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
    And the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 2
