@devshard @fault @exclusive
Feature: A job that nobody does is given up
  A host may never take a job, or take it and never finish it. The owner's deposit
  must not stay tied up in it: the other hosts ask the late one themselves and
  vote, the owner gets back what was reserved, and the late host is blamed. No host
  can prevent that for ever, and none can be blamed that did its work.

  @DS06 @P0
  Scenario Outline: A host that <trouble> is given up, and the application is served by another
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next <trouble>
    When the application asks a question
    Then the answer is a complete chat completion
    And that job is given up as <verdict>
    And its host is blamed for one missed job and is not paid for it
    When that host is well again
    And the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And costs, fees and what is left add up to the deposit
    And every inference in the session has come to an end

    Examples:
      | trouble                 | verdict        |
      | is stopped              | refused        |
      | never finishes its work | never finished |
      | fails at its work       | never finished |

  @DX50 @P1 @D03
  Scenario: The timeout of a host that is gone is stored by one that lives
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next is stopped
    When the application asks 2 different questions
    Then every answer is a complete chat completion
    And that job is given up as refused

  @DX57 @P1 @D13
  Scenario: Nothing is ordered from a host that is passed over
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next is stopped
    When the application asks 7 different questions
    Then every answer is a complete chat completion
    And nothing but that job was ordered from its host
    And that job is given up as refused
    When that host is well again
    And the session is finalized
    Then the settlement can be verified from public data alone
    And every inference in the session has come to an end

  @DX51 @P0
  Scenario: When no host finishes anything, every job is given up
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And no host finishes what it takes on
    When the application asks a question
    Then the application is told that nobody answers
    And all 3 jobs are given up as never finished
    When all hosts are well again
    And the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit
    And every inference in the session has come to an end

  @DX10 @P0 @D22
  Scenario: A vote in another host's name is not counted, and takes no honest vote with it
    Given a devshard network of 5 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next is stopped
    And one of the other hosts votes in the name of another
    When the application asks a question
    Then the answer is a complete chat completion
    And that job is given up as refused

  @DX12 @P0 @D25 @D32
  Scenario: A receipt of the future does not keep a job open for ever
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next dates its receipt an hour ahead
    When the application asks a question
    Then the answer is a complete chat completion
    And that job is given up as refused
    And its host is blamed for one missed job and is not paid for it

  @DX52 @P1
  Scenario: A gateway that is killed goes on giving up what hosts left undone
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next is stopped
    And so is one whose vote is needed
    When the application asks a question
    And the gateway is killed and started again
    And the one whose vote is needed is started
    Then that job is given up as refused

  @DX53 @P0 @D20
  Scenario: A host that cannot find the late one does not call it late
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And an order, dated back an hour, that reached every host but the one that has to do it
    When that host is stopped
    And the chain answers nothing but errors
    And the other hosts have forgotten where it is
    And another host is asked whether that host has refused the job
    Then it does not find that host late
    When the chain is well again
    Then the other host finds it late when asked again

  @DX55 @P1 @D25
  Scenario: A start that is dated back makes no host late
    Given a devshard network of 3 hosts
    And an order, dated back an hour, that reached every host but the one that has to do it
    When that host is stopped
    And another host is asked whether that host has refused the job
    Then it does not find that host late

  @DX82 @P1 @D04
  Scenario: The receipt of the last job of all is published before the others are asked
    Given a devshard network of 3 hosts that have 1 second to take a job and 1 second to finish it
    And the host that answers next stops in the middle of its answer
    When the application asks a question with streaming
    Then the stream ends without a finish
    And that job is given up as never finished
    And its host is blamed for one missed job and is not paid for it
