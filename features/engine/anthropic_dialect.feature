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

  @EN76 @P1
  Scenario: Mistakes are reported as the client's own errors
    Then the official Anthropic client reports "unauthorized" for a wrong key, and "not found" for an unknown model
