@devshard @protocol
Feature: An administrator takes an escrow, or a whole gateway, out of service
  Work is moved from gateway to gateway. Whoever asks at the old place is told so,
  spends nothing, and nothing that is still in use is forgotten by mistake.

  Background:
    Given a devshard network of 3 hosts
    And the application has asked 1 question

  @DG30 @P1
  Scenario: An escrow is taken out of service before it is forgotten
    When the administrator has the escrow forgotten
    Then the gateway says that the escrow is in service
    When the administrator takes the escrow out of service
    And the application asks something new
    Then the answer is refused with status 409
    And no nonce was used by the refused requests
    When the administrator has the escrow forgotten
    Then the gateway knows no such escrow

  @DG31 @P1 @exclusive
  Scenario: A gateway that has moved says where to
    When the administrator has the gateway say that it has moved to "https://gateway.example"
    And the application asks something new
    Then the application is sent to the same place at "https://gateway.example"
    And the second answer used no nonce
