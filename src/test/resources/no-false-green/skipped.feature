Feature: A run in which nothing could be judged

  @smoke
  Scenario: It needs something that is not there
    Given a promise that needs a real network
