package dev.assay.acceptance.world;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.models.batches.Batch;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;

/** The official OpenAI client, unmodified, whose base address is an engine's mount. */
public final class OpenAiDialect {
    private static final String MODEL = "gpt-4.1-nano";

    private final World world;
    private final DialectEngine engine;
    private final OpenAiConnection connection;
    private ChatCompletion completion;
    private List<ChatCompletionChunk> chunks;
    private Batch batch;

    public OpenAiDialect(World world, DialectEngine engine, OpenAiConnection connection) {
        this.world = world;
        this.engine = engine;
        this.connection = connection;
    }

    public void asks(Vendor vendor, String model, String text) {
        completion = client(vendor, engine.key())
                .chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model(model)
                        .addUserMessage(text)
                        .build());
    }

    public ChatCompletion completion() {
        return completion;
    }

    /** With a picture at an address where nobody answers. */
    public void asksAboutAPicture(String text) {
        ChatCompletionContentPartImage picture = ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("http://127.0.0.1:1/picture.png")
                        .build())
                .build();
        completion = openAi().chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model("gpt-4o-mini")
                        .addUserMessageOfArrayOfContentParts(List.of(
                                ChatCompletionContentPart.ofText(ChatCompletionContentPartText.builder()
                                        .text(text)
                                        .build()),
                                ChatCompletionContentPart.ofImageUrl(picture)))
                        .build());
    }

    public void streams(String text) {
        ChatCompletionCreateParams params = ChatCompletionCreateParams.builder()
                .model(MODEL)
                .addUserMessage(text)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (StreamResponse<ChatCompletionChunk> stream =
                openAi().chat().completions().createStreaming(params)) {
            chunks = stream.stream().toList();
        }
    }

    public List<ChatCompletionChunk> chunks() {
        return chunks;
    }

    public String streamedText() {
        return chunks.stream()
                .flatMap(chunk -> chunk.choices().stream())
                .map(choice -> choice.delta().content().orElse(""))
                .collect(Collectors.joining());
    }

    public List<Float> point(String text) {
        return openAi().embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("text-embedding-3-small")
                        .input(text)
                        .build())
                .data()
                .get(0)
                .embedding();
    }

    /** Hands in a file of requests that have the model say these words, and a batch for it. */
    public void handsIn(List<String> words) {
        String lines = words.stream().map(OpenAiDialect::line).collect(Collectors.joining("\n"));
        String file = openAi().files()
                .create(FileCreateParams.builder()
                        .purpose(FilePurpose.BATCH)
                        .file(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))
                        .build())
                .id();
        batch = openAi().batches()
                .create(BatchCreateParams.builder()
                        .inputFileId(file)
                        .endpoint(BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                        .completionWindow(BatchCreateParams.CompletionWindow._24H)
                        .build());
    }

    private static String line(String word) {
        return "{\"custom_id\":\"" + word
                + "\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":{\"model\":\"" + MODEL
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Reply with exactly " + word + "\"}]}}";
    }

    public String batchStatus() {
        batch = openAi().batches().retrieve(batch.id());
        return batch.status().toString();
    }

    public void cancelsTheBatch() {
        openAi().batches().cancel(batch.id());
    }

    public void letsTimePass(int seconds) {
        engine.advance(batch.id(), seconds);
    }

    public void awaitBatch(String status) {
        world.eventually().until("the batch to be " + status, this::batchStatus, Matchers.equalTo(status));
    }

    /** The lines of the file that the batch left. */
    public String batchOutput() {
        String file = batch.outputFileId().orElseThrow(() -> new AssertionError("the batch names no output file"));
        try (HttpResponse content = openAi().files().content(file)) {
            return new String(content.body().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OpenAIServiceException errs(OpenAiDialectMistake mistake) {
        return OpenAiConnection.failureOf(
                () -> client(Vendor.OPENAI, mistake.key().orElse(engine.key()))
                        .chat()
                        .completions()
                        .create(ChatCompletionCreateParams.builder()
                                .model(mistake.model())
                                .addUserMessage("Hello")
                                .additionalBodyProperties(
                                        mistake.reasons()
                                                ? Map.of("reasoning", JsonValue.from(Map.of("effort", "low")))
                                                : Map.of())
                                .build()));
    }

    private OpenAIClient openAi() {
        return client(Vendor.OPENAI, engine.key());
    }

    private OpenAIClient client(Vendor vendor, String key) {
        return connection.to(engine.address(vendor), key);
    }
}
