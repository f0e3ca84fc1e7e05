@engine @own-engine
Feature: An engine speaks Gemini's dialect, and lets in as each vendor does
  Gemini's own shapes, by hand; and the door of every dialect: the key where the
  vendor's clients put it, a refusal in the vendor's own words.

  Background:
    Given an inference engine that speaks the dialects of the vendors

  @EN77 @P0
  Scenario: A candidate
    When Gemini is asked "Reply with exactly QA_GEMINI_OK"
    Then Gemini's only candidate says "QA_GEMINI_OK", and why it ended
    And Gemini counts 13 tokens of the answer

  @EN78 @P0
  Scenario: A streamed candidate
    When Gemini is asked "Reply with exactly Grüße" with streaming
    Then Gemini's pieces add up to "Grüße", and only the last says why it ended

  @EN79 @P1
  Scenario: Texts become points
    Then Gemini makes the same point of 128 numbers of the same text, and another of another

  @EN80 @P0
  Scenario Outline: <vendor> wants its key where its clients put it
    Then <vendor> lets in whoever shows the right key where its clients put it
    And <vendor> refuses a key that nobody knows, in its own words
    And <vendor> refuses the right key in another vendor's place, in its own words

    Examples:
      | vendor           |
      | OpenAI           |
      | Groq             |
      | xAI              |
      | Anthropic        |
      | Gemini           |
      | Gemini as OpenAI |

  @EN89 @P1
  Scenario Outline: <vendor> lists the models that its clients ask for
    Then <vendor> lists the models "<models>", in its own shape

    Examples:
      | vendor           | models                                                                                     |
      | OpenAI           | gpt-4.1-nano, gpt-4.1-mini, gpt-3.5-turbo, gpt-4o-mini, gpt-5-nano, text-embedding-3-small |
      | Groq             | llama-3.1-8b-instant                                                                       |
      | xAI              | grok-3-mini                                                                                |
      | Anthropic        | claude-sonnet-4-6                                                                          |
      | Gemini           | gemini-2.5-flash-lite, gemini-embedding-001                                                |
      | Gemini as OpenAI | gemini-2.5-flash-lite, gemini-embedding-001                                                |
