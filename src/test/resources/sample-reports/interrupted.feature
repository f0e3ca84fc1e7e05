Feature: A run that is interrupted

  @SB01
  Scenario: This one ended
    Given a sample gateway

  @SB02
  Scenario: This one was under way
    Given a sample gateway
    When somebody presses Ctrl-C

  @SB03
  Scenario: This one had not begun
    Given a sample gateway
