package dev.assay.acceptance.world;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.inputtokens.InputTokenCountParams;
import java.util.List;
import java.util.stream.Collectors;

/** Responses that the official OpenAI client has of an engine, which keeps them. */
public final class OpenAiResponses {
    private static final String MODEL = "gpt-4.1-nano";

    private final DialectEngine engine;
    private final OpenAiConnection connection;
    private Response response;
    private List<ResponseStreamEvent> events;

    public OpenAiResponses(DialectEngine engine, OpenAiConnection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    public void responds(String text) {
        response = client().responses()
                .create(ResponseCreateParams.builder().model(MODEL).input(text).build());
    }

    /** From the response before. */
    public void goesOn(String text) {
        response = client().responses()
                .create(ResponseCreateParams.builder()
                        .model(MODEL)
                        .previousResponseId(response.id())
                        .input(text)
                        .build());
    }

    /** What the response says, as it is read again. */
    public String storedText() {
        return text(client().responses().retrieve(response.id()));
    }

    public void deletes() {
        client().responses().delete(response.id());
    }

    public OpenAIServiceException failureToRead() {
        return OpenAiConnection.failureOf(this::storedText);
    }

    public void streamsAResponse(String text) {
        try (StreamResponse<ResponseStreamEvent> stream = client().responses()
                .createStreaming(
                        ResponseCreateParams.builder().model(MODEL).input(text).build())) {
            events = stream.stream().toList();
        }
    }

    /** All deltas together. */
    public String toldText() {
        return events.stream()
                .flatMap(event -> event.outputTextDelta().stream())
                .map(delta -> delta.delta())
                .collect(Collectors.joining());
    }

    /** What the last event says the whole response is. */
    public String completedText() {
        return events.get(events.size() - 1)
                .completed()
                .map(event -> text(event.response()))
                .orElse("no response.completed at the end");
    }

    private static String text(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(output -> output.text())
                .collect(Collectors.joining());
    }

    /** The question of the response, as the engine has kept it. */
    public List<String> storedQuestion() {
        return client().responses().inputItems().list(response.id()).autoPager().stream()
                .flatMap(item -> item.responseInputMessageItem().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.inputText().stream())
                .map(input -> input.text())
                .toList();
    }

    /** In tokens, as the response says. */
    public long lengthOfTheQuestion() {
        return response.usage()
                .orElseThrow(() -> new AssertionError("the response says nothing of its usage"))
                .inputTokens();
    }

    /** In tokens, of a question that is only counted. */
    public long counted(String text) {
        return client().responses()
                .inputTokens()
                .count(InputTokenCountParams.builder().model(MODEL).input(text).build())
                .inputTokens();
    }

    private OpenAIClient client() {
        return connection.to(engine.address(Vendor.OPENAI), engine.key());
    }
}
