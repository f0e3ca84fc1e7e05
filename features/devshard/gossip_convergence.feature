@devshard @protocol
Feature: What one host knows, all hosts come to know
  The owner talks to one host at a time. The hosts tell one another the rest: what
  they hold, and what they have signed. In the end each of them alone could prove
  the whole session.

  @DS04 @P0 @D39
  Scenario Outline: Every one of <hosts> hosts holds every signature that was ever given
    Given a devshard network of <hosts> hosts
    And the application has asked <questions> questions
    When all work is on every host's books
    Then all hosts come to hold the same history
    And every host comes to hold the signatures of all hosts under the last state
    And every host comes to hold every signature that any of them holds

    Examples:
      | hosts | questions |
      | 3     | 4         |
      | 7     | 8         |

  @DX30 @P1
  Scenario: Hosts come to agree without being told by anybody but one another
    Given a devshard network of 3 hosts that look for what they missed all the time
    And the application has asked 4 questions
    Then all hosts come to hold the same history
    And every host comes to hold the signatures of all hosts under the last state
    When the session is finalized
    Then the settlement can be verified from public data alone

  @DX34 @P1
  Scenario: What got lost between hosts is made up for
    Given a devshard network of 3 hosts that look for what they missed all the time
    And host 2 neither tells nor hears anything
    And the application has asked 5 questions
    And all work is on every host's books
    Then host 2 shows no signature but its own
    When the host tells and hears again
    Then all hosts come to hold the same history
    And every host comes to hold the signatures of all hosts under the last state
