@devshard @protocol
Feature: Nobody spends what is not there
  The deposit is all there is. Work that it cannot pay for is refused before it
  begins, and the session can always be brought to its end.

  @DX09 @P0
  Scenario: A deposit runs out
    Given a devshard network of 3 hosts
    And an escrow of 16000
    When the application asks until it is refused
    Then the application is told that the deposit does not cover the work
    And no nonce was used by the refused requests
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

  @DX20 @P1 @exclusive
  Scenario: Nonces run out
    Given a devshard network of 3 hosts on a chain that allows 12 nonces
    When the application asks until it is refused
    Then the application is told that the nonces are used up
    And no nonce was used by the refused requests
    When the session is finalized
    Then the settlement can be verified from public data alone
    And costs, fees and what is left add up to the deposit

  @DX97 @P1
  Scenario: A deposit that does not cover the fee of a session begins none
    Given a devshard network of 3 hosts
    And an escrow of 9999
    When an escrow is deposited
    And a session of it is asked for
    Then neither the gateway nor a host begins a session
