@engine
Feature: What an inference engine refuses
  A request that breaks the rules is refused before anything is computed, with
  one error that says which member is wrong.

  @EN28 @P0 @KD17
  Scenario Outline: One thing is wrong, and the error names it
    Given an inference engine
    When the engine is sent a request <wrong>
    Then the request is refused as invalid, because of "<member>" alone

    Examples:
      | wrong                                   | member               |
      | without messages                        | messages             |
      | whose messages are none                 | messages             |
      | without a model                         | model                |
      | whose model is a number                 | model                |
      | whose role is tool                      | messages.0.role      |
      | whose role is missing                   | messages.0.role      |
      | whose content is empty                  | messages.0.content   |
      | whose content is a number               | messages.0.content   |
      | whose content is a picture              | messages.0.content.0.type |
      | whose budget is zero                    | max_tokens           |
      | whose budget is negative                | max_tokens           |
      | whose budget is half a token            | max_tokens           |
      | whose stream is a word                  | stream               |
      | whose number of answers is 1000         | n                    |
      | whose response format is unknown        | response_format.type |
      | whose seed is a word                    | seed                 |

  @EN29 @P1 @KD13
  Scenario Outline: What would change the answer is honoured or refused, never passed over
    Given an inference engine
    When the engine is sent a request <wrong>
    Then the request is refused as invalid, because of "<member>" alone

    Examples:
      | wrong                                   | member               |
      | whose temperature is 3                  | temperature          |
      | whose temperature is below zero         | temperature          |
      | whose top_p is 2                        | top_p                |
      | whose stop is empty                     | stop                 |
      | whose stop is a number                  | stop                 |
      | whose stops are five                    | stop                 |
      | whose penalty is 3                      | presence_penalty     |
      | whose tool choice has no tools          | tool_choice          |
      | whose token chances are 50              | top_logprobs         |

  @EN30 @P1
  Scenario: Several things are wrong, and the error counts the others
    Given an inference engine
    When the engine is sent a request with 3 things wrong
    Then the request is refused as invalid, and 2 more things are mentioned

  @EN31 @P1
  Scenario: What is no JSON is refused without being repeated
    Given an inference engine
    When the engine is sent "{\"model\": \"sk-secret-in-the-wrong-place" instead of a request
    Then the request is refused as invalid
    And the error does not repeat "sk-secret"

  @EN32 @P1 @KD16
  Scenario: Half a character is refused
    Given an inference engine
    When the engine is sent a request whose content is half a character
    Then the request is refused as invalid, because of "messages.0.content" alone

  @EN33 @P0 @KD14 @own-engine
  Scenario Outline: Nobody can ask for more than the model has
    Given an inference engine
    When the engine is sent a request <wrong>
    Then the request is refused <how>

    Examples:
      | wrong                             | how                                |
      | whose budget is a million         | as invalid, because of "max_tokens" alone |
      | whose prompt is 1024 tokens long  | as longer than the context         |
      | whose prompt is 60000 tokens long | as longer than the context         |
      | larger than any request may be    | as too large                       |

  @EN34 @P1 @own-engine
  Scenario: The longest prompt that fits is answered
    Given an inference engine
    When the engine is asked with a prompt of 1023 tokens
    Then the answer ended because the budget was used up
    And 1 token was used

  @EN35 @P1
  Scenario: Members that nobody knows are tolerated
    Given an inference engine
    And the request says "metadata" is {"team": "qa"}
    And the request says "store" is false
    When the engine is asked "Reply with exactly TOLERANT"
    Then the text is "TOLERANT"

  @EN36 @P1
  Scenario Outline: What is not there is said in the same words
    Given an inference engine
    When the engine is asked for <what>
    Then the engine says that <answer>

    Examples:
      | what                          | answer                |
      | something that is not there   | there is no such thing |
      | a chat in the wrong way       | this is not the way    |
      | a model that is not there     | there is no such thing |
