@engine
Feature: Streamed answers of an inference engine
  A byte is a token here, so characters do split across tokens: a stream must
  hold them together, and must never make half an answer look like a whole one.

  @EN17 @P0 @own-engine
  Scenario: A stream is an ordinary one
    Given an inference engine
    When the engine is asked "Reply with exactly QA_STREAM_OK" with streaming
    Then the stream of the engine is an ordinary one with usage
    And the text is "QA_STREAM_OK"
    And the usage is the true count of tokens

  @EN18 @P0 @KD03
  Scenario Outline: No character is split, and the pieces add up to the text
    Given an inference engine
    When the engine is asked "Reply with exactly <text>" with streaming
    Then the text is "<text>"
    And every piece is made of whole characters
    When the engine is asked the same without streaming
    Then both texts are the same

    Examples:
      | text        |
      | plain ascii |
      | café crème  |
      | 日本語         |
      | ok 👍 done   |
      | Grüße       |

  @EN19 @P1 @KD03 @own-engine
  Scenario Outline: A budget that ends inside a character leaves no broken one
    Given an inference engine
    And the request allows <budget> tokens
    When the engine is asked "Reply with exactly 日本語" with streaming
    Then the text is "<text>"
    And every piece is made of whole characters
    And <budget> tokens were used
    When the engine is asked the same without streaming
    Then both texts are the same

    Examples:
      | budget | text |
      | 3      | 日    |
      | 4      | 日    |
      | 5      | 日    |
      | 6      | 日本   |

  @EN20 @P0
  Scenario: Text arrives while it is being made
    Given an inference engine
    And the engine makes a token every 5 ms
    When the engine is asked "Count from 1 to 40" with streaming
    Then the text arrives in at least 50 pieces over at least 200 ms

  @EN21 @P0 @KD04
  Scenario: A model that fails in the middle of an answer is not a finish
    Given an inference engine
    And the model fails after 5 tokens of the next answer
    When the engine is asked "Count from 1 to 9" with streaming
    Then the stream breaks off with an error after "1 2 3"
    And the error tells nothing of the inside

  @EN22 @P0 @exclusive
  Scenario: An engine that is killed in the middle of an answer cuts the stream
    Given an inference engine
    And the engine makes a token every 20 ms
    When the engine begins to stream "Count from 1 to 60"
    And the engine is killed
    Then the stream breaks off with a cut
    When the engine is started again
    And the engine is asked "Reply with exactly BACK"
    Then the text is "BACK"

  @EN23 @P1 @exclusive
  Scenario: An engine that is stopped in order finishes what it has begun
    Given an inference engine
    And the engine makes a token every 5 ms
    When the engine begins to stream "Count from 1 to 20"
    And the engine is stopped in order
    Then the stream of the engine is an ordinary one with usage
    And the text is "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20"
