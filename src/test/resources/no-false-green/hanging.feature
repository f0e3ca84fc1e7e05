Feature: A run that hangs

  @DS01
  Scenario: It holds
    Given a promise that is kept

  @DS02
  Scenario: It is waited for in vain
    Given a network that is running
    And a promise that never comes
