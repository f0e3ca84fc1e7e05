@devshard
Feature: Controls for testing do not exist in production
  The reference services can be told to misbehave, so that a judge can see how
  the others cope. Nobody may find such a control on a service that was not
  started for testing.

  @DX18 @smoke @P0
  Scenario: Without test mode there is nothing to control
    Given a devshard network of 1 host started without test mode
    When somebody tries to create an escrow through the chain's controls
    Then the chain answers that there is no such thing
    And the chain holds the escrows it held before
