@engine
Feature: Who may use an inference engine
  Keys are presented as bearer tokens. Whether the engine is up, and how it is
  doing, is everybody's to know.

  @EN24 @P0
  Scenario Outline: Only those who present a known key are served
    Given an inference engine that knows the keys "first-key" and "second-key"
    When somebody who shows <what> asks a question
    Then the engine <does>

    Examples:
      | what                         | does                    |
      | "Bearer first-key"           | answers                 |
      | "Bearer second-key"          | answers                 |
      | "bearer first-key"           | answers                 |
      | "BEARER   first-key  "       | answers                 |
      | nothing                      | does not know who it is |
      | "Bearer wrong-key"           | does not know who it is |
      | "Bearer first-key-and-more"  | does not know who it is |
      | "Bearer"                     | does not know who it is |
      | "first-key"                  | does not know who it is |
      | "Basic first-key"            | does not know who it is |
      | "Token first-key"            | does not know who it is |

  @EN25 @P0
  Scenario Outline: Strangers may only see how the engine is doing
    Given an inference engine
    When somebody without a key looks at <what>
    Then the engine <does>

    Examples:
      | what                    | does                    |
      | its health              | answers                 |
      | its metrics             | answers                 |
      | its models              | does not know who it is |
      | something that is not   | does not know who it is |
      | its health with a slash | does not know who it is |

  @EN26 @P1
  Scenario: Who it is comes before what is wrong with the request
    Given an inference engine
    When somebody without a key sends a request without messages
    Then the engine does not know who it is

  @EN27 @P1
  Scenario: An engine without keys serves everybody
    Given an inference engine without keys
    When somebody who shows nothing asks a question
    Then the engine answers
