package dev.assay.acceptance.world;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.errors.UnauthorizedException;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatch;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import com.anthropic.models.messages.batches.MessageBatchResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hamcrest.Matchers;
import org.picocontainer.Disposable;

/** The official Anthropic client, unmodified, whose base address is an engine's mount. */
public final class AnthropicDialect implements Disposable {
    private static final String MODEL = "claude-sonnet-4-6";
    private static final long BUDGET = 100;

    private final World world;
    private final DialectEngine engine;
    private Optional<AnthropicClient> open = Optional.empty();
    private Message message;
    private List<RawMessageStreamEvent> events;
    private MessageBatch batch;

    public AnthropicDialect(World world, DialectEngine engine) {
        this.world = world;
        this.engine = engine;
    }

    public void asks(String text) {
        message = client().messages().create(request(text).build());
    }

    /** With a picture at an address where nobody answers. */
    public void asksAboutAPicture(String text) {
        ContentBlockParam picture = ContentBlockParam.ofImage(ImageBlockParam.builder()
                .urlSource("http://127.0.0.1:1/picture.png")
                .build());
        ContentBlockParam words =
                ContentBlockParam.ofText(TextBlockParam.builder().text(text).build());
        message = client().messages()
                .create(MessageCreateParams.builder()
                        .model(MODEL)
                        .maxTokens(BUDGET)
                        .addUserMessageOfContentBlockParams(List.of(words, picture))
                        .build());
    }

    /** How many tokens it would take to ask that. */
    public long counted(String text) {
        return client().messages()
                .countTokens(MessageCountTokensParams.builder()
                        .model(MODEL)
                        .addUserMessage(text)
                        .build())
                .inputTokens();
    }

    public void asksWithTool(String text, String tool) {
        Tool known = Tool.builder()
                .name(tool)
                .inputSchema(Tool.InputSchema.builder().build())
                .build();
        message = client().messages().create(request(text).addTool(known).build());
    }

    public Message message() {
        return message;
    }

    public String text() {
        return text(message);
    }

    private static String text(Message message) {
        return message.content().stream()
                .flatMap(block -> block.text().stream())
                .map(block -> block.text())
                .collect(Collectors.joining());
    }

    public void streams(String text) {
        try (StreamResponse<RawMessageStreamEvent> stream =
                client().messages().createStreaming(request(text).build())) {
            events = stream.stream().toList();
        }
    }

    /** All deltas together. */
    public String toldText() {
        return events.stream()
                .flatMap(event -> event.contentBlockDelta().stream())
                .flatMap(event -> event.delta().text().stream())
                .map(delta -> delta.text())
                .collect(Collectors.joining());
    }

    public long toldOutputTokens() {
        return events.stream()
                .flatMap(event -> event.messageDelta().stream())
                .mapToLong(event -> event.usage().outputTokens())
                .sum();
    }

    public boolean endsWithMessageStop() {
        return events.get(events.size() - 1).isMessageStop();
    }

    public void handsIn(List<String> words) {
        BatchCreateParams.Builder requests = BatchCreateParams.builder();
        for (String word : words) {
            requests.addRequest(BatchCreateParams.Request.builder()
                    .customId(word)
                    .params(BatchCreateParams.Request.Params.builder()
                            .model(MODEL)
                            .maxTokens(BUDGET)
                            .addUserMessage("Reply with exactly " + word)
                            .build())
                    .build());
        }
        batch = client().messages().batches().create(requests.build());
    }

    public void cancelsTheBatch() {
        client().messages().batches().cancel(batch.id());
    }

    /** How each request ended, by its name: {@code succeeded}, {@code canceled} or {@code otherwise}. */
    public Map<String, String> endings() {
        Map<String, String> endings = new TreeMap<>();
        try (StreamResponse<MessageBatchIndividualResponse> results =
                client().messages().batches().resultsStreaming(batch.id())) {
            results.stream().forEach(each -> endings.put(each.customId(), ending(each.result())));
        }
        return endings;
    }

    private static String ending(MessageBatchResult result) {
        return result.isCanceled() ? "canceled" : result.isSucceeded() ? "succeeded" : "otherwise";
    }

    public String batchStatus() {
        return client().messages()
                .batches()
                .retrieve(batch.id())
                .processingStatus()
                .toString();
    }

    public void letsTimePass(int seconds) {
        engine.advance(batch.id(), seconds);
    }

    public void awaitBatch(String status) {
        world.eventually().until("the batch to be " + status, this::batchStatus, Matchers.equalTo(status));
    }

    /** The texts of the messages by the names of their requests. */
    public Map<String, String> results() {
        Map<String, String> texts = new TreeMap<>();
        try (StreamResponse<MessageBatchIndividualResponse> results =
                client().messages().batches().resultsStreaming(batch.id())) {
            results.stream()
                    .forEach(each -> texts.put(
                            each.customId(),
                            each.result()
                                    .succeeded()
                                    .map(succeeded -> text(succeeded.message()))
                                    .orElse("no message")));
        }
        return texts;
    }

    /** Which of its own errors the client reports for a model that nobody serves. */
    public String reportsOfUnknownModel() {
        return inWords(() ->
                client().messages().create(request("Hi").model("claude-nobody").build()));
    }

    public String reportsOfWrongKey() {
        AnthropicClient stranger = clientWith("sk-ant-nobody");
        try {
            return inWords(() -> stranger.messages().create(request("Hi").build()));
        } finally {
            stranger.close();
        }
    }

    private static String inWords(Runnable call) {
        try {
            call.run();
            return "no error";
        } catch (UnauthorizedException e) {
            return "unauthorized";
        } catch (NotFoundException e) {
            return "not found";
        } catch (AnthropicServiceException e) {
            return e.getClass().getSimpleName() + " with status " + e.statusCode();
        }
    }

    private static MessageCreateParams.Builder request(String text) {
        return MessageCreateParams.builder().model(MODEL).maxTokens(BUDGET).addUserMessage(text);
    }

    private AnthropicClient client() {
        if (open.isEmpty()) {
            open = Optional.of(clientWith(engine.key()));
        }
        return open.get();
    }

    private AnthropicClient clientWith(String key) {
        // The client adds the version itself.
        String mount = engine.address(Vendor.ANTHROPIC);
        String base = mount.substring(0, mount.length() - "/v1".length());
        world.evidence().note("the official Anthropic client, base address " + base);
        return AnthropicOkHttpClient.builder()
                .baseUrl(base)
                .apiKey(key)
                .maxRetries(0)
                .build();
    }

    @Override
    public void dispose() {
        open.ifPresent(AnthropicClient::close);
        open = Optional.empty();
    }
}
