@devshard @fault @exclusive
Feature: A network fault costs an application nothing but time
  Cables are cut, machines stall, processes die in the middle of a sentence. The
  application is served by the others, never takes half an answer for a whole
  one, and when the fault is over the group settles as if nothing had happened.

  @DX40 @P1
  Scenario: A host that is cut off is served around, and catches up when it is connected again
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And the gateway waits 1 second for a host to take a job
    When host 2 is cut off from its peers
    And the application asks 3 more questions
    Then every answer is a complete chat completion
    And host 2 still answers the judge, and holds exactly the history it held before
    When host 2 is connected to its peers again
    And the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 2
    And no nonce was used twice
    And all hosts hold the same history, ending in the settled state

  @DX41 @P1
  Scenario: A host that stands still is passed over, and takes part again when it goes on
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And the gateway waits 1 second for a host to take a job
    When host 0 is paused
    And the application asks 3 more questions
    Then every answer is a complete chat completion
    And host 0 answers nobody
    When host 0 goes on
    And the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And the settlement carries the signature of host 0
    And no nonce was used twice
    And all hosts hold the same history, ending in the settled state

  @DX42 @P0
  Scenario: A host that is killed in the middle of an answer never leaves half of it looking finished
    Given a devshard network of 3 hosts
    And the application has asked 1 question
    When the application begins to stream a long chat completion
    And the host that answers is killed
    Then the answer is complete, or breaks off without pretending to be finished
    When the application asks 3 more questions
    Then the last 3 answers are complete chat completions
    When the host that died is started
    And the session is finalized without waiting for the deadlines of open work
    Then the settlement can be verified from public data alone
    And no nonce was used twice
