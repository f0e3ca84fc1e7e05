@devshard
Feature: The gateway serves those who hold a key
  The gateway spends its operator's money. An application needs a key for that,
  and whoever has none learns nothing but that.

  Background:
    Given a devshard network of 3 hosts

  @DG08 @smoke @P0 @D18
  Scenario Outline: Asked a question <asked>, the gateway <is answered>
    When the application asks a question <asked>
    Then the gateway <is answered>

    Examples:
      | asked                        | is answered                       |
      | without a key                | refuses with "invalid_api_key"    |
      | with a key nobody issued     | refuses with "invalid_api_key"    |
      | with the application's key   | answers                           |
      | with the administrator's key | answers                           |

  @DG09 @smoke @P1
  Scenario Outline: Asked for the state of a session <asked>, the gateway <is answered>
    When somebody asks for the session's state <asked>
    Then the gateway <is answered>

    Examples:
      | asked                        | is answered                       |
      | without a key                | refuses with "invalid_api_key"    |
      | with the application's key   | refuses with "invalid_api_key"    |
      | with the administrator's key | answers                           |
