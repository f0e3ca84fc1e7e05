@devshard @fault @exclusive
Feature: The chain is needed to begin, not to go on
  A session's terms come from the chain once. While the chain is in trouble no
  session begins; those that run go on from what their hosts have stored; and
  when the chain is well again, nobody has to be restarted.

  Background:
    Given a devshard network of 3 hosts

  @DS15 @P0
  Scenario Outline: No session begins while the chain <is in trouble>, and it does afterwards
    When the chain <is in trouble>
    And an escrow is deposited
    And a session of it is asked for
    Then neither the gateway nor a host begins a session
    When the chain is well again
    And a session of it is asked for again
    Then the gateway and the host begin the session

    Examples:
      | is in trouble              |
      | answers nothing but errors |
      | shows what was so before   |

  @DX25 @P1
  Scenario: A session begins on a slow chain
    When the chain takes half a second for each answer
    And an escrow is deposited
    And a session of it is asked for
    Then the gateway and the host begin the session

  @DX26 @P0
  Scenario: A running session goes on to its settlement without the chain
    Given the application has asked 3 questions
    When the chain answers nothing but errors
    And the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

  @DX27 @P0
  Scenario: A host restarts while the chain is down
    Given the application has asked 4 questions
    When the chain answers nothing but errors
    And host 1 is killed and started again
    Then host 1 holds the history it held before
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts

  @DX93 @P1
  Scenario: A host that restarted while the chain was down tells the others as soon as it is back
    The host does not know where the others are, and cannot ask. It must not take
    that for an answer.

    Given the application has asked 3 questions
    When the chain answers nothing but errors
    And host 1 is killed and started again
    And the application asks 3 different questions
    And the chain is well again
    And all work is on every host's books
    Then every host comes to hold the signatures of all hosts under the last state
