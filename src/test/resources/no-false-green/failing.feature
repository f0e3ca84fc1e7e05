Feature: A run in which a promise is broken

  @smoke
  Scenario: It holds
    Given a promise that is kept

  @smoke
  Scenario: It does not hold
    Given a promise that is broken
