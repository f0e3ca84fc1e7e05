@devshard @storage @exclusive
Feature: A gateway that restarts goes on where it was
  The gateway orders the session's history. It must never order two things under
  one nonce, and nothing an application was told may be lost with it.

  @DG06 @P0
  Scenario Outline: The gateway is <stopped> and started again over hosts storing in <storage>
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 4 questions
    When the gateway is <stopped> and started again
    Then the session's nonce is not lower than before
    And the session's books are as they were before
    And every host holds the history it held before
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

  @DG25 @P0
  Scenario Outline: The gateway is <stopped>, started again and finalizes at once
    Given a devshard network of 3 hosts
    And the application has asked 4 questions
    When the gateway is <stopped> and started again
    And the session is finalized
    Then the settlement can be verified from public data alone
    And every inference in the session has come to an end

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |

  @DG22 @P1 @D05 @D33
  Scenario Outline: A settled session can still be read after the gateway was <stopped>
    Given a devshard network of 3 hosts
    And the application has asked 4 questions
    And the session has been finalized
    When the gateway is <stopped> and started again
    Then the session's books are as they were before
    And the gateway knows every signature that it knew before
    And the settlement on record is the one that was handed out

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |

  @DX74 @P1 @D05
  Scenario Outline: Sealed work is still shown after the gateway was <stopped>
    Given a devshard network of 3 hosts
    And an escrow that seals every 5 nonces what is 2 nonces and 1 second old
    And the application has asked 4 questions
    And the host that answers next has a clock that is 5 seconds fast
    When the application asks 7 more questions
    And all work is on every host's books
    And the gateway is <stopped> and started again
    Then the session's books are as they were before
    And the gateway knows every signature that it knew before
    And the session still shows every answer
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

    Examples:
      | stopped          |
      | stopped in order |
      | killed           |

  @DX13 @P0 @D07
  Scenario Outline: The gateway is killed while it finalizes with hosts that store in <storage>
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 4 questions
    When the gateway is killed between two diffs of finalizing
    And the gateway is started
    Then the session is in phase "finalizing"
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end
    And all hosts hold the same history, ending in the settled state

    Examples:
      | storage    |
      | SQLite     |
      | PostgreSQL |

  @DX14 @P0
  Scenario Outline: The gateway is killed in the middle of an answer of hosts that store in <storage>
    Given a devshard network of 3 hosts storing in <storage>
    And the application has asked 2 questions
    When the gateway is killed in the middle of a streamed answer
    And the gateway is started
    Then the session's nonce is not lower than before
    When all work is on every host's books
    Then the answer that was cut is on the books as finished and paid for
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    And no nonce was used twice
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end

    Examples:
      | storage    |
      | SQLite     |
      | PostgreSQL |

  @DX91 @P0
  Scenario: The gateway is killed with an order on its disk that no host was sent
    Nobody waits for the answer any more, but the deposit is reserved for it. The
    host has its chance to do the work, and is paid for it.

    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the application has asked 2 questions
    When the gateway is killed with an order on its disk that no host was sent
    And the gateway is started
    Then the order is carried out in the end, and paid for
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

  @DX92 @P0
  Scenario: The gateway is killed with an order on its disk whose host is gone
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next is stopped
    When the gateway is killed with an order on its disk that no host was sent
    And the gateway is started
    Then that job is given up as refused
    And its host is blamed for one missed job and is not paid for it

  @DG23 @P1 @D37
  Scenario: The chain does not know the escrow when the gateway starts
    Given a devshard network of 3 hosts
    And the application has asked 2 questions
    When the gateway starts while the chain does not know the escrow
    And the chain knows the escrow again
    Then the application is served again
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
