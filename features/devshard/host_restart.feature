@devshard @storage @exclusive
Feature: A host that restarts has forgotten nothing
  Hosts are restarted, upgraded and killed. What a host has answered for, it must
  still answer for afterwards: the same history, no nonce used twice, and its
  signature under the settlement.

  @DS08 @P0
  Scenario Outline: One host is <stopped> and started again over <storage>
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 4 questions
    When host 1 is <stopped> and started again
    Then host 1 holds the history it held before
    And the session's nonce is not lower than before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 1
    And every inference in the session has come to an end

    Examples:
      | stopped          | storage    |
      | stopped in order | SQLite     |
      | killed           | SQLite     |
      | stopped in order | PostgreSQL |
      | killed           | PostgreSQL |

  @DS09 @P0
  Scenario Outline: All hosts are <stopped> and started again over <storage>
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 4 questions
    When all hosts are <stopped> and started again
    Then every host holds the history it held before
    And the session's nonce is not lower than before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end

    Examples:
      | stopped          | storage    |
      | stopped in order | SQLite     |
      | killed           | SQLite     |
      | stopped in order | PostgreSQL |
      | killed           | PostgreSQL |

  @DS10 @P0
  Scenario Outline: All hosts are <stopped> and started again just before finalizing, over <storage>
    Given a devshard network of 3 hosts storing in <storage>
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
      | stopped          | storage    |
      | stopped in order | SQLite     |
      | killed           | SQLite     |
      | stopped in order | PostgreSQL |
      | killed           | PostgreSQL |

  @DX23 @P0
  Scenario Outline: Answered work is paid for though its executor is killed right after, over <storage>
    The gateway is killed too: nobody but the executor's own disk knows of the
    work then.

    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 3 questions
    When the gateway and the host that gave the last answer are killed and started again
    And all work is on every host's books
    Then the last answer is on the books as finished and paid for
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end

    Examples:
      | storage    |
      | SQLite     |
      | PostgreSQL |

  @DX71 @P0 @D21
  Scenario Outline: A host that stores in <storage> is killed <point>
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 3 questions
    When the host of the next question is killed <point>
    Then every answer is a complete chat completion
    When the host that was killed is started
    Then the killed host holds the history it held when it was killed
    When all work is on every host's books
    Then every answer is on the books as finished and paid for
    And no nonce was used twice
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

    Examples:
      | point                                            | storage    |
      | before the diff is on its disk                   | SQLite     |
      | when the diff is on its disk and nothing is said | SQLite     |
      | when its work is done and not on its disk        | SQLite     |
      | before the diff is on its disk                   | PostgreSQL |
      | when the diff is on its disk and nothing is said | PostgreSQL |
      | when its work is done and not on its disk        | PostgreSQL |

  @DX72 @P0
  Scenario Outline: A host that stores in <storage> is killed in the middle of a streamed answer
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 3 questions
    When the host of the next question is killed in the middle of its streamed answer
    Then the stream ends without a finish
    When the host that was killed is started
    Then the killed host holds the history it held when it was killed
    When all work is on every host's books
    Then every answer is on the books as finished and paid for
    And no nonce was used twice
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

    Examples:
      | storage    |
      | SQLite     |
      | PostgreSQL |
