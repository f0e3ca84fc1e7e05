@devshard
Feature: Streaming chat completions
  An application that streams must see an ordinary OpenAI stream, whatever the
  network does behind the gateway to earn its settlement.

  Background:
    Given a sample gateway

  @SA01 @smoke @P0
  Scenario: The answer arrives in chunks and ends once
    When the application streams an answer
    Then the stream is an ordinary OpenAI stream
    When the application asks a question
    Then the answer is a complete chat completion

  @SA02 @P1
  Scenario: A stream is cut off
    When the application streams an answer that is cut off
    Then the stream is an ordinary OpenAI stream
    And the answer is a complete chat completion

  @SA03 @P1
  Scenario Outline: The answer is <answer>
    When the application asks a question
    Then the answer is "<answer>"
    Examples:
      | answer |
      | Four.  |
      | Five.  |

  @SA04 @P1
  Scenario: Something the environment lacks
    Then the gateway can do without a container engine

  @SA05 @P1
  Scenario: Nobody wrote this step
    When somebody forgot to write this
    Then the answer is "Four."

  @SA06 @P2
  Scenario: Pending
    Then this is not decided yet

  @SA07 @P2
  Scenario: Ambiguous
    Then there are two of these

  @SA08 @quarantine
  Scenario: Known to be flaky
    Then this is not decided yet

  @SA09 @slow
  Scenario: Left out by the filter
    Then this is not decided yet

  @SA10 @leak
  Scenario: Secrets everywhere
    When every channel carries a secret
    Then the failure speaks of the secrets
