@engine @devshard
Feature: A devshard network whose hosts run a real model
  With a real model behind the hosts, re-checking an answer means to compute it
  again: the same words, the same bytes, the same tokens, on another host.

  @EN60 @P0
  Scenario: The answer is the model's, and what it took is on the books
    Given a devshard network of 3 hosts that run a real model
    When the application has the model say a word that nobody said before
    Then the answer is a complete chat completion
    And the answer is that word
    And the books hold the tokens that the model made of it
    When the session is finalized
    Then the settlement can be verified from public data alone

  @EN61 @P0
  Scenario: The model's words arrive as a stream
    Given a devshard network of 3 hosts that run a real model
    When the application has the model say a word that nobody said before, with streaming
    Then the answer is that word
    And the stream ends with exactly one "[DONE]"
    And the books hold the tokens that the model made of it

  @EN62 @P0 @exclusive
  Scenario: Honest work is computed again by the others, and found to be the same
    Given a devshard network of 3 hosts that run a real model and re-check every answer
    When the application has the model say a word that nobody said before, with streaming
    Then the answer is that word
    When all work is on every host's books
    Then the model has computed that answer 3 times, once for each host
    And nobody accuses its host
    When the session is finalized
    Then the settlement can be verified from public data alone
    And nobody accuses its host
    And its host is paid for it and blamed for nothing

  @EN63 @P0 @exclusive
  Scenario: A corrupted answer does not stand up to being computed again
    Given a devshard network of 3 hosts that run a real model and re-check every answer
    And the host that answers next claims another answer than it gave
    When the application has the model say a word that nobody said before
    Then that answer ends up invalidated
    And its host is blamed for one invalid answer and is not paid for it
    And the history shows one accusation and 1 vote that confirms it

  @EN87 @P1 @exclusive
  Scenario: A question too long for the model is refused, and is no fault of its host
    Given a devshard network of 3 hosts that run a real model and re-check every answer
    When the application has the model read more than it can hold
    Then the request is refused with status 400 and a message about "context"
    When all work is on every host's books
    Then the books hold that work as finished, without tokens
    And the model has computed that answer 3 times, once for each host
    And nobody accuses its host
    When the session is finalized
    Then the settlement can be verified from public data alone
    And its host is paid for it and blamed for nothing
