package dev.assay.acceptance.world;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** An application built on the official OpenAI client, unmodified, whose base address is the scenario's session. */
public final class OpenAiApplication {
    private final World world;
    private final Session session;
    private final OpenAiConnection connection;
    private ChatCompletion completion;
    private List<ChatCompletionChunk> chunks;
    private List<String> models;
    private OpenAIServiceException error;

    public OpenAiApplication(World world, Session session, OpenAiConnection connection) {
        this.world = world;
        this.session = session;
        this.connection = connection;
    }

    /** Opens the session and points the client at it. */
    public void connects() {
        connected();
    }

    public void completes() {
        completion = connected().chat().completions().create(plain().build());
    }

    public void streams() {
        try (StreamResponse<ChatCompletionChunk> response =
                connected().chat().completions().createStreaming(withUsage())) {
            chunks = response.stream().toList();
        } catch (OpenAIException unreadable) {
            String why = Optional.ofNullable(unreadable.getCause())
                    .map(cause -> ": " + cause)
                    .orElse("");
            throw new AssertionError(
                    "wanted the OpenAI client to read the stream to its end, but it reported \""
                            + unreadable.getMessage() + "\"" + why,
                    unreadable);
        }
    }

    public void listsModels() {
        models = connected().models().list().data().stream()
                .map(model -> model.id())
                .toList();
    }

    public void errs(Mistake mistake) {
        error = mistake.makeBy(this);
    }

    public ChatCompletion completion() {
        return completion;
    }

    public List<ChatCompletionChunk> chunks() {
        return chunks;
    }

    public List<String> models() {
        return models;
    }

    public OpenAIServiceException error() {
        return error;
    }

    OpenAIServiceException asksWithKey(String key) {
        return failureOf(
                () -> connect(session.escrow().id(), key).chat().completions().create(plain().build()));
    }

    OpenAIServiceException asksForModel(String model) {
        return failureOf(() ->
                connected().chat().completions().create(plain().model(model).build()));
    }

    OpenAIServiceException asksOverEscrow(String escrowId) {
        String key = world.network().apiKey();
        return failureOf(() -> connect(escrowId, key).chat().completions().create(plain().build()));
    }

    private static OpenAIServiceException failureOf(Supplier<ChatCompletion> call) {
        try {
            String text = call.get().choices().stream()
                    .map(choice -> choice.message().content().orElse("nothing"))
                    .collect(Collectors.joining("\", \""));
            throw new AssertionError("wanted the OpenAI client to report an error, but it returned \"" + text + "\"");
        } catch (OpenAIServiceException expected) {
            return expected;
        }
    }

    private ChatCompletionCreateParams.Builder plain() {
        return ChatCompletionCreateParams.builder()
                .model(world.model())
                .addUserMessage(world.names().question());
    }

    private ChatCompletionCreateParams withUsage() {
        return plain().streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
    }

    private OpenAIClient connected() {
        return connect(session.escrow().id(), world.network().apiKey());
    }

    private OpenAIClient connect(String escrowId, String key) {
        return connection.to(world.network().gateway() + "/devshard/" + escrowId + "/v1", key);
    }
}
