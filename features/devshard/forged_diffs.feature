@devshard @protocol
Feature: A host applies what its owner signed, in order and whole, or not at all
  Only the owner of the escrow says what happens next. A diff that is forged, out
  of turn or not true leaves no trace, and the right one that follows is applied.

  Background:
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books

  @DX05 @P0
  Scenario: A diff that does not lead to the state it claims leaves no trace
    When a host is sent a diff that claims a state it does not lead to
    Then the host refuses the diff, naming "promises root"
    And nothing of it is on the host's books
    When the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And all hosts hold the same history, ending in the settled state

  @DX06 @P0
  Scenario Outline: A diff that is signed <by whom or for what> leaves no trace
    When a host is sent a diff that is signed <by whom or for what>
    Then the host refuses the diff, naming "not by the creator"
    And nothing of it is on the host's books
    When the session is finalized
    Then the settlement can be verified from public data alone

    Examples:
      | by whom or for what |
      | by somebody else    |
      | for another escrow  |

  @DX08 @P0
  Scenario Outline: A diff that <breaks the order> leaves no trace
    When a host is sent a diff that <breaks the order>
    Then the host refuses the diff, naming "<reason>"
    And nothing of it is on the host's books
    When the session is finalized
    Then the settlement can be verified from public data alone

    Examples:
      | breaks the order                                       | reason          |
      | skips a nonce                                          | does not follow |
      | starts two inferences                                  | start           |
      | starts an inference under another number than its own | start           |

  @DX56 @P1 @D25
  Scenario: A diff whose time has not come leaves no trace
    When a host is sent a diff that starts an inference an hour from now
    Then the host refuses the diff, naming "ahead"
    And nothing of it is on the host's books
    When the session is finalized
    Then the settlement can be verified from public data alone
