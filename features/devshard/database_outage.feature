@devshard @storage @exclusive
Feature: A database that restarts takes nothing with it
  Hosts keep their sessions in a database that is upgraded, moved and sometimes
  killed. Applications may be turned away meanwhile, in plain words; what they were
  answered stays.

  @DX70 @P1
  Scenario Outline: The database is <stopped> and started again while applications ask
    Given a devshard network of 3 hosts storing in a PostgreSQL of its own
    And the application has asked 3 questions
    When the database is <stopped> and started again while applications ask
    Then every question was answered whole or refused with a clear error
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And every host holds the history it held before
    When all work is on every host's books
    Then every question that was answered is on the books as finished and paid for
    And no nonce was used twice
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |
