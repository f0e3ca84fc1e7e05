Feature: A run in which nobody knows what a sentence means

  @smoke
  Scenario: It is not understood
    Given a promise that nobody has heard of
