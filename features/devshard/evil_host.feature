@devshard @fault
Feature: Whatever a host says of itself, nobody believes it unproven
  A host may lie: about the state it holds, the receipts it gives, the signatures
  it passes on. The application is served all the same, and no claim counts that
  its maker cannot prove.

  @DX22 @P0 @exclusive @D14 @D30 @D31 @D32
  Scenario Outline: A host that <misbehaves> neither stops the others nor counts for anything it cannot prove
    Given a devshard network of 4 hosts
    And host 1 always <misbehaves>
    When the application asks 6 different questions
    Then every answer is a complete chat completion
    And that host has misbehaved
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

    Examples:
      | misbehaves                          |
      | gives a receipt that nobody signed  |
      | does not say which state it signs   |
      | claims to be a million nonces ahead |
      | dates its receipt an hour ahead     |

  @DX48 @P0 @exclusive @D10 @D14
  Scenario: A host whose signatures are garbage is settled without
    Given a devshard network of 4 hosts
    And host 1 always signs states with garbage
    When the application asks 6 different questions
    Then every answer is a complete chat completion
    And that host has misbehaved
    When the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of hosts 0, 2, 3
    And costs, fees and what is left add up to the deposit

  @DX58 @P1 @exclusive @D14
  Scenario: Nothing of an answer is passed on before its host has proven itself
    Given a devshard network of 4 hosts
    And the host that answers next signs states with garbage
    When the application asks a question with streaming
    Then the stream is an ordinary OpenAI stream
    And that host has misbehaved

  @DX11 @P0 @exclusive @D10
  Scenario: Garbage passed on as a signature makes no quorum
    Given a devshard network of 3 hosts
    And host 1 always signs states with garbage
    When the application asks 3 different questions
    And all signatures of the latest state are collected
    Then the signatures of 2 hosts count, which is no quorum
    And the session cannot be finalized for want of signatures

  @DX45 @P1 @exclusive @D34
  Scenario: A forged report of somebody else's work hides nothing
    The forged report is there before the honest one. The honest one must still be
    on the books with the very next diff, not when its host has its next turn.

    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And the host that answers next stops in the middle of its answer
    And one of the other hosts shows a forged finish of that answer
    When the application begins to stream a long chat completion
    And the application asks 1 more question
    And it is let go
    Then a finish of that answer comes to wait for the books
    When the application asks 1 more question
    Then that answer is on the books as finished by now
    And its host is paid for it and blamed for nothing
    And that host has misbehaved

  @DX46 @P1 @exclusive @D15
  Scenario: A host that refuses its owner once is asked again at its next turn
    Given a devshard network of 3 hosts
    And the host that answers next refuses its owner as a stranger
    When the application asks 4 different questions
    Then every answer is a complete chat completion
    And that host has misbehaved
    And that host has answered one of the later questions

  @DX80 @P1 @exclusive @D31
  Scenario: A host that lied about where it is, is still sent what it lacks
    Given a devshard network of 3 hosts
    And the host that answers next claims to be a million nonces ahead
    When the application asks 4 different questions
    Then every answer is a complete chat completion
    And that host has misbehaved
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And all hosts hold the same history, ending in the settled state

  @DX81 @P1 @exclusive @D30
  Scenario: A signature over nothing makes no quorum
    Given a devshard network of 3 hosts
    And host 1 always signs states with garbage
    And host 1 always does not say which state it signs
    When the application asks 3 different questions
    And all signatures of the latest state are collected
    Then the signatures of 2 hosts count, which is no quorum
    And that host has misbehaved
