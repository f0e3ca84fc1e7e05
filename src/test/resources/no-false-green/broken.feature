Feature: A run whose network does not start

  @smoke
  Scenario: It needs a network
    Given a network that cannot start

  @smoke
  Scenario: It needs the same network
    Given a network that cannot start
