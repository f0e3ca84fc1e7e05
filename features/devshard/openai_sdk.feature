@devshard @sdk
Feature: The official OpenAI client works unmodified
  Applications do not talk HTTP, they hold a client library. Pointed at the
  gateway, the official one must behave as it does against OpenAI itself.

  Background:
    Given a devshard network of 3 hosts that answer word by word
    And an application built on the official OpenAI client

  @DG16 @smoke @P0
  Scenario: A completion
    When the OpenAI client asks for a completion
    Then the OpenAI client returns one answer with its usage

  @DG17 @smoke @P0
  Scenario: A streamed completion
    When the OpenAI client streams a completion
    Then the OpenAI client delivers the answer piece by piece, with its usage at the end

  @DG18 @smoke @P1
  Scenario: The list of models
    When the OpenAI client lists the models
    Then the OpenAI client finds the model that the network serves

  @DG19 @smoke @P1
  Scenario Outline: The mistake of <mistake> is reported by the client as <error>
    When the OpenAI client makes the mistake of <mistake>
    Then the OpenAI client reports <error>

    Examples:
      | mistake                        | error               |
      | holding a wrong key            | "unauthorized"      |
      | asking for an unknown model    | "bad request"       |
      | using an escrow nobody opened  | "not found"         |
