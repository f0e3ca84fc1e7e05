@engine @sdk @own-engine
Feature: An engine speaks Anthropic's dialect
  Applications hold Anthropic's own client, unmodified. Pointed at the engine it
  must find messages, their events and their batches as at Anthropic itself.

  Background:
    Given an inference engine that speaks the dialects of the vendors

  @EN72 @P0
  Scenario: A message
    When the official Anthropic client asks "Reply with exactly QA_MESSAGE_OK"
    Then the message says "QA_MESSAGE_OK", and that the turn ended
    And the message took 14 tokens to write

  @EN73 @P0
  Scenario: A streamed message
    When the official Anthropic client streams "Reply with exactly Grüße"
    Then the message's pieces add up to "Grüße" of 8 tokens, and it ends with its stop

  @EN74 @P1
  Scenario: A tool is used
    When the official Anthropic client asks "Call get_weather with city Paris" and offers the tool "get_weather"
    Then the message uses the tool "get_weather"

  @EN75 @P1
  Scenario: A batch is answered when its time has come
    When the official Anthropic client hands in a batch that has "QA_ONE" and "QA_TWO" said
    Then that batch of messages is "in_progress"
    When 30 seconds pass for that batch of messages
    Then that batch of messages becomes "ended"
    And its results say "QA_ONE" and "QA_TWO"

  @EN92 @P1
  Scenario: A batch is cancelled
    When the official Anthropic client hands in a batch that has "QA_ONE" and "QA_TWO" said
    And it cancels that batch of messages
    Then that batch of messages is "canceling"
    When 10 seconds pass for that batch of messages
    Then that batch of messages becomes "ended"
    And its requests "QA_ONE" and "QA_TWO" ended as cancelled, with no message

  @EN93 @P1
  Scenario: A picture is taken as it comes
    When the official Anthropic client asks "Which digit is this?" and shows a picture that cannot be fetched
    Then the message says one digit

  @EN94 @P1
  Scenario: A question is counted without being asked
    When the official Anthropic client asks "Reply with exactly QA_MESSAGE_OK"
    Then "Reply with exactly QA_MESSAGE_OK", only counted, is as long as the message says its question was

  @EN76 @P1
  Scenario: Mistakes are reported as the client's own errors
    Then the official Anthropic client reports "unauthorized" for a wrong key, and "not found" for an unknown model
