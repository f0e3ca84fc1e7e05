@engine
Feature: A feature of the engine
  Its verdicts are evidence, whatever they are.

  @SE01 @P0
  Scenario: The engine answers
    Given a sample gateway

  @SE02 @P1
  Scenario: The engine lacks something
    Given a sample gateway
    Then the gateway can do without a container engine
