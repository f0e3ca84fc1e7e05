@devshard @versioning
Feature: A session stays with the version it began under
  Hosts of several versions of the protocol's runtime may live side by side. A
  session belongs to the one it began under; no other touches it, and it is still
  there when that version comes back.

  @DS11 @P0
  Scenario: Sessions at the legacy address are bound to version v1
    Given a devshard network of 3 hosts
    When the application asks 3 different questions
    Then the session is bound to version "v1" on every host
    And no host answers under "/devshard/v1"
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement is made under protocol "v2"

  @DS12 @P0
  Scenario: Sessions at a versioned address are bound to that version
    Given a devshard network of 3 hosts that serve version "v7"
    When the application asks 3 different questions
    Then every answer is a complete chat completion
    And the session is bound to version "v7" on every host
    And no host answers under "/v1/devshard"
    And no host answers under "/devshard/v2"
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement is made under protocol "v2"

  @DS13 @P0 @exclusive
  Scenario Outline: Another version leaves a stored session alone (<storage>)
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 4 questions
    When host 1 is started again for version "v9"
    Then host 1 refuses the session, to its owner and to readers, for its version
    When host 1 is started again for the version it served before
    Then host 1 holds the history it held before
    And the session is bound to version "v1" on every host
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

    Examples:
      | storage    |
      | SQLite     |
      | PostgreSQL |
