Feature: A run in which something is judged

  @smoke @DS01
  Scenario: It holds
    Given a promise that is kept

  @smoke @slow @DS02
  Scenario: It holds, after a while
    Given a promise that is kept

  @quarantine @DS03
  Scenario: Nobody trusts this one
    Given a promise that is broken
