@devshard @protocol
Feature: Anybody can read what a session has done
  The history of a session and the signatures under it are public, so that nobody
  has to take a settlement on trust. A reader who asks for what cannot be is told
  what was wrong with the question. What was asked and answered is for validators only.

  @DG33 @P1
  Scenario: A part of the history is read, both ends included
    Given a devshard network of 3 hosts
    And the application has asked 2 questions
    And all work is on every host's books
    When a stranger reads the history of the session from nonce 2 to nonce 3
    Then the reader gets the diffs of nonces 2 to 3
    When a stranger reads the history of the session from nonce 2 to nonce 1000000
    Then the reader gets the diffs of nonce 2 and all that follow

  @DG34 @P1
  Scenario: A reader who asks for what cannot be is told what is wrong
    Given a devshard network of 3 hosts
    And the application has asked 1 question
    Then a stranger who asks its host for these is told which part of the question is wrong:
      | the history without a beginning                | from  |
      | the history without an end                     | to    |
      | the history from a nonce that is not a number  | from  |
      | the history to a nonce below zero              | to    |
      | the signatures without a nonce                 | nonce |
      | the signatures of a nonce that is not a number | nonce |

  @DG36 @P0
  Scenario: What was asked and answered is not told to strangers
    Given a devshard network of 3 hosts
    And the application has asked 1 question
    Then a stranger who asks its host for the question and the answer is refused:
      | without a word about itself                           |
      | in its own name                                       |
      | in the name of another host, with its own signature   |
      | in the name of another host, with a garbled signature |
