@engine
Feature: What an inference engine tells of itself
  Its models, its metrics and its points in space.

  @EN56 @P0 @exclusive @own-engine
  Scenario: An answer is counted once, with its tokens
    Given an inference engine
    When the engine is asked "Reply with exactly COUNTED"
    Then the metrics count 1 answer that ended by itself, of 8 tokens
    And the metrics count 1 request to chat with status 200
    And no session is at work

  @EN57 @P1 @KD10 @exclusive
  Scenario: Names that clients make up do not make the metrics grow
    Given an inference engine
    When clients of the engine make up 4 names, each in every place that takes one
    And they make up 4 others
    Then the others added no series to the metrics

  @EN58 @P1 @exclusive
  Scenario: Memory is held while an answer is made, and given back
    Given an inference engine
    And the model stops after its first token
    When the engine begins to stream "Count from 1 to 9"
    Then the metrics tell of 1 session at work and of its memory
    When the model goes on
    And the stream has ended
    Then the metrics tell of no session and of no memory

  @EN59 @P0 @KD15
  Scenario: The engine goes by the name it was given
    Given an inference engine by the name of "house-model"
    When the engine is asked "Reply with exactly NAMED"
    Then the engine lists the model "house-model" alone
    And the answer carries the name "house-model"

  @EN86 @P1 @own-engine
  Scenario: Texts become points
    Given an inference engine
    When the engine makes points of "night port", "harbour" and "night port"
    Then there are 3 points of 128 numbers, each of length 1, and 30 tokens are counted
    And the first and the third are the same point, and the second is another
    And as bytes in base64 "night port", "harbour" and "night port" are the same points, number by number
