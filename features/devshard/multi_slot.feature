@devshard @protocol
Feature: A validator of several slots has their weight and one voice
  A validator may hold several slots of a group. It works for each of them and
  its signature weighs as much as its slots, but it signs once, and nobody counts
  it twice.

  @DX17 @P0
  Scenario: Two of four slots are one validator's
    Given a devshard network of 3 hosts
    And an escrow whose slots are those of hosts "0, 1, 0, 2"
    When the application asks 5 different questions
    And all signatures of the latest state are collected
    Then the signatures of 4 slots count, which is a quorum
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

  @DX47 @P1 @exclusive
  Scenario: The weight of two slots makes a quorum without the smallest host
    Given a devshard network of 3 hosts
    And an escrow whose slots are those of hosts "0, 1, 0, 2"
    And the application has asked 4 questions
    When host 2 is stopped
    And the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of slots 0, 1, 2
