@devshard
Feature: The gateway answers a request or says what is wrong with it
  An application developer must be able to mend a request from the answer alone,
  and a request that cannot be served must cost nothing.

  Background:
    Given a devshard network of 3 hosts
    And the application has asked 1 question

  @DG10 @smoke @P0 @D18
  Scenario Outline: A request <that is wrong> is refused and costs nothing
    When the application sends a request <that is wrong>
    Then the request is refused with status <status> and a message about "<subject>"
    And no nonce was used by the refused requests

    Examples:
      | that is wrong                       | status | subject    |
      | without messages                    | 400    | messages   |
      | whose messages are not a list       | 400    | messages   |
      | for a model nobody serves           | 400    | model      |
      | that is not JSON                    | 400    | JSON       |
      | larger than 10 MiB                  | 413    | large      |

  @DG11 @smoke @P0
  Scenario: A plain answer is one chat completion and nothing else
    When the application asks a question
    Then the answer is a complete chat completion
    And nothing in the answer betrays the devshard protocol

  @DG12 @smoke @P1
  Scenario: The same question asked twice is paid for once
    When the application asks a question
    And the application asks the same question again
    Then both answers are the same
    And the second answer used no nonce

  @DG13 @smoke @P1
  Scenario Outline: An answer kept from a request <first> never serves one <second>
    When the application asks a question <first>
    And the application asks the same question <second>
    Then the second answer used a nonce of its own
    And each answer has the form that was asked for

    Examples:
      | first             | second            |
      | with streaming    | without streaming |
      | without streaming | with streaming    |

  @DG26 @smoke @P1
  Scenario: A stream asked for twice is a stream both times, and paid for once
    When the application asks a question with streaming
    And the application asks the same question with streaming
    Then the second answer used no nonce
    And each answer has the form that was asked for

  @DG14 @smoke @P1
  Scenario: An application can see which models are served
    When the application lists the models
    Then the list names the model that the network serves

  @DG15 @smoke @P1
  Scenario: Anybody can see how a session stands
    When the application asks a question
    And somebody asks for the session's status
    Then the status names the escrow, its phase "active", its nonce and its balance
    And the status shows the terms of the escrow

  @DG32 @protocol @P1
  Scenario Outline: An answer <how long> is ordered with a budget of <budget> tokens
    When the application asks for an answer <how long>
    Then the answer is a complete chat completion
    And a budget of <budget> tokens is ordered for it

    Examples:
      | how long                 | budget |
      | of any length            | 3072   |
      | of 100 tokens at most    | 100    |
      | of 100000 tokens at most | 4096   |

  @DG35 @protocol @P1 @exclusive
  Scenario: A gateway that has no room left says so, and serves again when it has
    Given the gateway serves one request at a time
    And the host that answers next stops in the middle of its answer
    When the application begins to stream a long chat completion
    And the application asks something new
    Then the application is told to come again later
    When it is let go
    And the application has read its answer to the end
    Then the stream is an ordinary OpenAI stream
    When the application asks something new
    Then the answer is a complete chat completion
