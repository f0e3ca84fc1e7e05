@devshard
Feature: Streaming chat completions
  An application that streams must see an ordinary OpenAI stream, whatever the
  network does behind the gateway to earn its settlement.

  @DS02 @smoke @P0
  Scenario: The answer arrives in chunks and ends once
    Given a devshard network of 3 hosts that answer word by word
    When the application streams a long chat completion
    Then the stream is an ordinary OpenAI stream
    And the answer arrives in several chunks, while it is being made
    And the stream ends with exactly one "[DONE]"
    And nothing in the stream betrays the devshard protocol
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

  @DG03 @smoke @P1
  Scenario: Streamed or not, the same question gets the same text
    Given a devshard network of 3 hosts that answer word by word
    When the application streams a chat completion
    And the application asks the same without streaming
    Then both answers have the same text

  @DG04 @protocol @P1
  Scenario: A host that answers in one piece still looks like a stream
    Given a devshard network of 3 hosts that answer in one piece
    When the application streams a chat completion
    Then the stream is an ordinary OpenAI stream
    And nothing in the stream betrays the devshard protocol
