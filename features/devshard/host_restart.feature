@devshard @storage @exclusive
Feature: A host that restarts has forgotten nothing
  Hosts are restarted, upgraded and killed. What a host has answered for, it must
  still answer for afterwards: the same history, no nonce used twice, and its
  signature under the settlement.

  @DS08 @P0
  Scenario Outline: One host is <stopped> and started again
    Given a devshard network of 3 hosts storing in SQLite
    And the application has asked 4 questions
    When host 1 is <stopped> and started again
    Then host 1 holds the history it held before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 1
    And every inference in the session has come to an end

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |

  @DS09 @P0
  Scenario Outline: All hosts are <stopped> and started again over PostgreSQL
    Given a devshard network of 3 hosts storing in PostgreSQL
    And the application has asked 4 questions
    When all hosts are <stopped> and started again
    Then every host holds the history it held before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |

  @DS10 @P0
  Scenario Outline: All hosts are <stopped> and started again just before finalizing
    Given a devshard network of 3 hosts storing in SQLite
    And the application has asked 4 questions
    And all work is on every host's books
    When all hosts are <stopped> and started again
    Then every host holds the history it held before
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end
    And all hosts hold the same history, ending in the settled state

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |
