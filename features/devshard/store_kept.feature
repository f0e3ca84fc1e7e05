@devshard @storage @exclusive
Feature: A host keeps to the store it began in
  What a host has signed for lies in one store. When it is started with settings that
  point elsewhere, it must not begin anew there, as if it had signed nothing: it goes
  on where it was, or says why it cannot.

  @DX95 @P1
  Scenario: A host whose sessions are in SQLite is pointed to a PostgreSQL
    Given a devshard network of 3 hosts storing in SQLite
    And the application has asked 4 questions
    When host 1 is started again with settings that point to a PostgreSQL
    Then host 1 comes up
    And host 1 holds the history it held before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

  @DX96 @P1
  Scenario Outline: A host whose sessions are in PostgreSQL is started <in another way>
    Given a devshard network of 3 hosts storing in PostgreSQL
    And the application has asked 4 questions
    When host 1 is started again <in another way>
    Then host 1 does not come up
    When host 1 is started again with the settings it had before
    Then host 1 comes up
    And host 1 holds the history it held before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

    Examples:
      | in another way                                     |
      | with settings that point to no PostgreSQL          |
      | with settings that point to a PostgreSQL not there |
