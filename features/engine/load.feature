@engine
Feature: An inference engine with more work than it can do at once
  A bounded number of sessions at work, a bounded queue in the order of arrival,
  an honest refusal for whoever finds no room.

  @EN44 @P0 @KD11 @exclusive
  Scenario: Twelve at once over three sessions all get their own answer
    Given an inference engine for 3 sessions at a time, with a queue of 12
    And the engine makes a token every 5 ms
    When 12 different questions are asked at once
    Then all 12 are answered with their own text
    And never more than 3 sessions were at work

  @EN45 @P0 @KD02 @exclusive
  Scenario: Whoever finds no room is told when to come back
    Given an inference engine for one session at a time, without a queue
    And the engine makes a token every 20 ms
    When the engine begins to stream "Count from 1 to 20"
    And two more questions are asked, one of them with streaming
    Then both are refused, with a time after which to try again
    And the metrics count 1 request as admitted and 2 as rejected
    When the stream has ended
    Then the next question is answered at once

  @EN46 @P0 @KD08 @exclusive
  Scenario: Who waits is counted and served in the order of arrival
    Given an inference engine for one session at a time, with a queue of 3
    And the model stops after its first token
    When 3 more questions are asked, one after another, while the model stands still
    Then the metrics count 3 requests that wait
    When the model goes on
    Then the questions were answered in the order of their arrival
    And nobody waits

  @EN47 @P1 @exclusive
  Scenario: Nobody waits for ever
    Given an inference engine for one session at a time, where one may wait for 100 ms
    And the model stops after its first token
    When one more question is asked while the model stands still
    Then it is refused, with a time after which to try again
    And the metrics count 1 request as admitted and 1 as rejected

  @EN48 @P0 @exclusive
  Scenario Outline: A client that hangs up frees its place within 100 ms
    Given an inference engine for one session at a time, without a queue
    When 5 clients ask <how>, one after the other, and hang up at the first token
    Then the place of the median one is free within 100 ms
    And the metrics count 5 answers that nobody waited for

    Examples:
      | how               |
      | with streaming    |
      | without streaming |

  @EN49 @P1 @exclusive
  Scenario: A client that hangs up while it waits leaves the queue
    Given an inference engine for one session at a time, with a queue of 1
    And the model stops after its first token
    When one more client asks while the model stands still, and hangs up
    Then nobody waits

  @EN50 @P1 @KD14 @exclusive
  Scenario Outline: No answer takes longer than the engine allows
    Given an inference engine whose answers may take 300 ms
    And the engine makes a token every 20 ms
    When the engine is asked "Count from 1 to 60" <how>
    Then the client is told that it took too long
    And no session is at work

    Examples:
      | how               |
      | with streaming    |
      | without streaming |

  @EN51 @P0 @KD06 @exclusive
  Scenario: The longest prompts leave health answering
    Given an inference engine
    When health is asked 20 times while 6 clients keep asking with prompts of 1000 tokens
    Then it answers within 100 ms of what an idle server takes
