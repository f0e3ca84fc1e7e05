@engine
Feature: An inference engine when something goes wrong
  Whatever happens to one request, the next one is served, and the metrics tell
  what happened. What went wrong inside stays inside.

  @EN37 @P0 @KD05
  Scenario Outline: A model that fails is an error that tells nothing of the inside
    Given an inference engine
    And the model fails while it reads the next prompt
    When the engine is asked "Count from 1 to 9" <how>
    Then the engine says that it failed
    And the error tells nothing of the inside

    Examples:
      | how               |
      | with streaming    |
      | without streaming |

  @EN38 @P0 @KD01 @exclusive
  Scenario Outline: After every kind of failure the only session is free again
    Given an inference engine for one session at a time, without a queue
    When a request ends because <failure>
    Then no session is at work
    And the next question is answered at once

    Examples:
      | failure                                             |
      | the model fails while it reads, with streaming      |
      | the model fails while it reads, without streaming   |
      | the model fails while it answers, with streaming    |
      | the model fails while it answers, without streaming |
      | the request is invalid                              |
      | the connection is cut by the engine                 |
      | the client hangs up in the middle of a stream       |
      | the client hangs up while it waits for an answer    |

  @EN39 @P1 @KD09 @KD04 @exclusive
  Scenario: Failures are counted as failures
    Given an inference engine
    When a request ends because the model fails while it reads, without streaming
    And a request ends because the model fails while it answers, with streaming
    Then the metrics count 1 answer with status 500
    And the metrics count 2 failures of the model and no finished answer

  @EN40 @P1
  Scenario: An engine that is told to refuse does so once
    Given an inference engine
    And the engine refuses the next request with status 503
    When the engine is asked "Reply with exactly AGAIN"
    Then the engine says that it is unavailable
    When the engine is asked the same again
    Then the text is "AGAIN"

  @EN41 @P1
  Scenario: Garbage in a stream is seen as such
    Given an inference engine
    And the next stream holds garbage after 3 events
    When the engine is asked "Count from 1 to 5" with streaming
    Then the stream of the engine is no ordinary one

  @EN42 @P1
  Scenario: What was asked can be looked up in test mode
    Given an inference engine
    When the engine is asked "Reply with exactly CAPTURED"
    Then the engine tells what it was asked, with its key and its body

  @EN43 @P0
  Scenario: Without test mode there is nothing to control
    Given an inference engine started without test mode
    When somebody tries to make the engine misbehave
    Then the engine says that there is no such thing
