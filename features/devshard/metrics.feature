@devshard
Feature: What the services of a network tell of themselves
  Whoever runs a gateway or a host watches it by its metrics. They must stay few,
  whatever strangers ask for.

  @DG27 @P1 @exclusive
  Scenario Outline: Names that clients make up do not make the metrics of <service> grow
    Given a devshard network of 1 host
    When clients of <service> make up 4 names, each in every place that takes one
    And they make up 4 others
    Then the others added no series to the metrics

    Examples:
      | service     |
      | the gateway |
      | a host      |
