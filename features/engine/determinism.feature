@engine
Feature: An inference engine answers the same to the same
  Whoever re-checks an answer must get it again: alone, under load, after a
  restart, and however long the conversation is.

  @EN52 @P0
  Scenario: The same question gets the same answer, byte for byte
    Given an inference engine
    When the engine is asked "Tell me a story about a lighthouse" 5 times
    Then all texts are the same
    And all usages are the same

  @EN53 @P0 @KD11 @exclusive
  Scenario: Under load the answers are those that are given alone
    Given an inference engine
    When 8 different questions are asked one after another
    And the same questions are asked at once
    Then each question got the same answer both times

  @EN54 @P1 @exclusive
  Scenario: After a restart the answers are the same
    Given an inference engine
    When the engine is asked "Count from 1 to 60"
    And the engine is killed
    And the engine is started again
    And the engine is asked the same again
    Then both texts are the same

  @EN55 @P1 @KD12
  Scenario Outline: Nothing of a long conversation is forgotten
    Given an inference engine
    When the engine is asked the same in two conversations of <bytes> bytes that differ in their first word
    Then the text is "LONG_OK"
    And the first word tells in the chances of the answer

    Examples:
      | bytes |
      | 100   |
      | 400   |
      | 800   |
