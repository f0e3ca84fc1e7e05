@engine @sdk @own-engine
Feature: An engine speaks OpenAI's dialect, and that of its relatives
  Applications hold OpenAI's own client, unmodified. Pointed at the engine it
  must find chat, responses, embeddings, files and batches as at OpenAI itself,
  and Groq, xAI and Gemini where they took OpenAI's shapes over.

  Background:
    Given an inference engine that speaks the dialects of the vendors

  @EN64 @P0
  Scenario Outline: <vendor> answers under its own model's name
    When the official OpenAI client asks "<model>" of <vendor>: "Reply with exactly QA_DIALECT_OK"
    Then it returns "QA_DIALECT_OK" from "<model>", with its usage

    Examples:
      | vendor           | model                 |
      | OpenAI           | gpt-4.1-nano          |
      | OpenAI           | gpt-5-nano            |
      | Groq             | llama-3.1-8b-instant  |
      | xAI              | grok-3-mini           |
      | Gemini as OpenAI | gemini-2.5-flash-lite |

  @EN65 @P0
  Scenario: A stream
    When the official OpenAI client streams "Reply with exactly Grüße aus Köln"
    Then it delivers "Grüße aus Köln" piece by piece, with the usage at the end

  @EN91 @P1
  Scenario: A picture is taken as it comes
    The model sees no pictures. It must take them all the same, and never fetch them.

    When the official OpenAI client asks "Which digit is this?" and shows a picture that cannot be fetched
    Then it returns one digit

  @EN66 @P0
  Scenario: A response is stored, gone on from, and deleted
    When the official OpenAI client has a response to "My name is Anna."
    And it goes on from that response with "What is my name?"
    Then the response, read again, says "Your name is Anna."
    When it deletes the response
    Then the response is not found any more

  @EN90 @P1
  Scenario: What a response was asked can be read again, and counted without being asked
    When the official OpenAI client has a response to "My name is Anna."
    Then the question of the response, read again, is "My name is Anna."
    And "My name is Anna.", only counted, is as long as the response says its question was

  @EN67 @P1
  Scenario: A response is streamed
    When the official OpenAI client streams a response to "Reply with exactly QA_RESPONSE_OK"
    Then the response's pieces add up to "QA_RESPONSE_OK", and so says its last event

  @EN68 @P1
  Scenario: A batch is answered when its time has come
    When the official OpenAI client hands in a batch that has "QA_ONE" and "QA_TWO" said
    Then that batch is "validating"
    When 10 seconds pass for that batch
    Then that batch is "in_progress"
    When 20 seconds pass for that batch
    Then that batch becomes "completed"
    And its output file says "QA_ONE" and "QA_TWO"

  @EN69 @P1
  Scenario: A batch is cancelled
    When the official OpenAI client hands in a batch that has "QA_ONE" and "QA_TWO" said
    And it cancels that batch
    Then that batch is "cancelling"
    When 10 seconds pass for that batch
    Then that batch becomes "cancelled"

  @EN88 @P1
  Scenario: Files are kept as they are, listed newest first, and deleted
    When the official OpenAI client hands in a file "older.bin", and then a file "newer.bin"
    Then it lists the file "newer.bin" before "older.bin"
    And each file, read again, is what was handed in, byte for byte
    When it deletes the file "older.bin"
    Then it lists the file "newer.bin" alone
    And the file "older.bin" is not found any more

  @EN70 @P1
  Scenario: Texts become points
    Then the official OpenAI client gets the same point of 128 numbers for the same text, and another for another

  @EN71 @P1
  Scenario Outline: The mistake of <mistake> is reported by the client as <error>
    Then the official OpenAI client that makes the mistake of <mistake> reports <error>

    Examples:
      | mistake                                 | error          |
      | holding a wrong key                     | "unauthorized" |
      | asking for an unknown model             | "bad request"  |
      | sending a chat what only responses take | "bad request"  |
