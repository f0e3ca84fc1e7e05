@devshard @protocol
Feature: A validator may let another key do its work
  Validators keep their own keys away from machines that work. They grant an
  operational key on the chain; that key then works, signs and earns for them, and
  for nobody else. What a session has once come to know as a validator's key stays.

  @DS14 @P0 @D11
  Scenario: Hosts that work under a grant earn for their validators, also when the grant ends midway
    Given a devshard network of 3 hosts
    And each host works for a validator who granted it the right, with a key of its own
    When the application asks 6 different questions
    And all work is on every host's books
    Then every answer is a complete chat completion
    And the session knows each host's key as its validator's
    When the validators take their grants back
    And the application asks 3 more questions
    Then every answer is a complete chat completion
    When the session is finalized
    Then the settlement can be verified from public data alone
    And the settlement carries the signatures of all 3 hosts
    And costs, fees and what is left add up to the deposit

  @DX37 @P0 @D11
  Scenario: A key speaks for the validator who granted it, for no other, and no longer than it is granted
    Given a devshard network of 3 hosts
    And the application has asked 3 questions
    And all work is on every host's books
    When the validator of host 1 grants an operational key
    Then host 0 comes to believe the key when it speaks for host 1
    And host 0 does not believe the key when it speaks for host 2
    When the grant is taken back
    Then host 0 comes to refuse the key as a stranger's
