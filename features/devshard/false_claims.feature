@devshard @protocol
Feature: An owner speaks for nobody else
  The owner writes the history, and would gain by writing that a host did its job
  badly, or not at all. What a host did, only that host can say; that it did not,
  the others must say, and enough of them. A diff without their signatures leaves
  no trace.

  Background:
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books

  @DX60 @P0
  Scenario Outline: The owner claims that <claim>, and no host believes it
    When the owner claims in a diff that <claim>
    Then the host refuses the diff, naming "<reason>"
    And nothing of it is on the host's books
    When the session is finalized
    Then the settlement can be verified from public data alone

    Examples:
      | claim                                                           | reason        |
      | a host has taken a job, under the owner's own signature         | the receipt   |
      | a host has finished a job, under the owner's own signature      | is signed by  |
      | another host has finished the job, under that host's signature  | executor slot |
      | a host has found an answer wrong, under the owner's own signature | is signed by |
      | a host has found an answer wrong, as it did in another session  | is for escrow |

  @DX61 @P0
  Scenario Outline: A job is given up by the votes of <voters>: the host <believes it or not>
    When the owner claims in a diff that a job is given up, by the votes of <voters>
    Then the host <believes it or not>

    Examples:
      | voters                                      | believes it or not                 |
      | both other hosts                            | applies the diff                   |
      | nobody                                      | refuses the diff for want of votes |
      | one host                                    | refuses the diff for want of votes |
      | one host, twice                             | refuses the diff for want of votes |
      | one host, for itself and the other          | refuses the diff for want of votes |
      | strangers, in the names of both other hosts | refuses the diff for want of votes |
      | both other hosts, who find it not late      | refuses the diff for want of votes |
      | both other hosts, about another job         | refuses the diff for want of votes |
      | both other hosts, for another reason        | refuses the diff for want of votes |
      | both other hosts, in another session        | refuses the diff for want of votes |
