@devshard
Feature: A session is settled with proofs anybody can check
  A developer pays for inference out of one escrow. Whatever was asked, every
  host of the group must end with the same books, and the escrow must be settled
  by signatures that a stranger can verify from public data alone.

  @DS01 @smoke @P0
  Scenario: Several questions, one settlement
    Given a devshard network of 3 hosts storing in PostgreSQL
    When the application asks 3 different questions
    Then every answer is a complete chat completion
    And every answer used a nonce of its own
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And every inference in the session has come to an end
    And all hosts hold the same history, ending in the settled state
    And every host shows its own signature of the settled state
    And the session is in phase "settlement"

  @DG21 @smoke @P1
  Scenario: The books of a settled session add up
    Given a devshard network of 3 hosts
    When the application asks 3 different questions
    And the session is finalized
    Then costs, fees and what is left add up to the deposit

  @DG01 @smoke @P1
  Scenario: Asking to finalize again returns the same settlement
    Given a devshard network of 3 hosts
    And the application has asked 1 question
    When the session is finalized
    And the session is finalized again
    Then both settlements are the same

  @DG28 @protocol @P0 @exclusive @D07
  Scenario: No session is finalized under an answer that is on its way
    Given a devshard network of 3 hosts
    And the application has asked 1 question
    And the host that answers next stops in the middle of its answer
    When the application begins to stream a long chat completion
    And somebody asks to finalize the session
    Then the gateway says that an answer is on its way
    When it is let go
    And the application has read its answer to the end
    Then the stream is an ordinary OpenAI stream
    When the session is finalized
    Then the settlement can be verified from public data alone
    And every inference in the session has come to an end

  @DG02 @smoke @P0 @D08
  Scenario: A finalized session answers no more, not even a question it has answered before
    Given a devshard network of 3 hosts
    And the application has asked "What did you answer before?"
    And the session has been finalized
    When the application asks "What did you answer before?" again
    Then the answer is refused with status 502
    When the application asks something new
    Then the answer is refused with status 502
    And no nonce was used by the refused requests
