@devshard
Feature: A gateway of a single escrow
  Whoever runs one session needs no addresses with escrow numbers in them: the
  gateway is an OpenAI endpoint at its own address.

  @DG20 @protocol @P1
  Scenario: A gateway of a single escrow serves it at its own address
    Given a devshard network of 3 hosts whose gateway serves a single escrow
    When the application asks the gateway without naming an escrow
    Then the answer is a complete chat completion
    And the answer names the escrow that paid for it
    And the gateway's own status is that of the escrow
