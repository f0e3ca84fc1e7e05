package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.StreamEvent;
import dev.assay.acceptance.client.StreamRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What an engine answered, whole or as a stream. */
public record EngineReply(Optional<ChatAnswer> plain, Optional<StreamRecord> streamed) implements Reply {
    static EngineReply of(ChatAnswer answer) {
        return new EngineReply(Optional.of(answer), Optional.empty());
    }

    static EngineReply of(StreamRecord stream) {
        return new EngineReply(Optional.empty(), Optional.of(stream));
    }

    public String finishReason() {
        return plain.map(answer -> choice(0).text("finish_reason")).orElseGet(this::streamedReason);
    }

    public Document choice(int index) {
        return document().each("choices", choice -> choice).get(index);
    }

    public List<Document> choices() {
        return document().each("choices", choice -> choice);
    }

    /** The text of each choice. */
    public List<String> texts() {
        return choices().stream()
                .map(choice -> choice.at("message").text("content"))
                .toList();
    }

    /** Each token with how likely it was, in whichever form they came. */
    public List<String> chances() {
        List<JsonNode> choices = plain.isPresent()
                ? List.of(choice(0).json())
                : stream().dataEvents().stream()
                        .flatMap(event -> event.json().stream())
                        .map(json -> json.at("/choices/0"))
                        .toList();
        return choices.stream()
                .flatMap(choice ->
                        StreamSupport.stream(choice.at("/logprobs/content").spliterator(), false))
                .map(token -> token.path("bytes") + " " + token.path("logprob"))
                .toList();
    }

    /** The usage; of a stream, that of the one chunk that has it. */
    public Document usage() {
        return plain.isPresent() ? document().at("usage") : streamedUsage();
    }

    public long promptTokens() {
        return usage().number("prompt_tokens");
    }

    public long completionTokens() {
        return usage().number("completion_tokens");
    }

    private Document document() {
        return chat().answer().mustHave(200).document();
    }

    private String streamedReason() {
        return stream().dataEvents().stream()
                .flatMap(event -> event.json().stream())
                .map(json -> json.at("/choices/0/finish_reason").asText(""))
                .filter(reason -> !reason.isEmpty() && !reason.equals("null"))
                .reduce((earlier, later) -> earlier + ", " + later)
                .orElse("none");
    }

    private Document streamedUsage() {
        List<JsonNode> all = stream().dataEvents().stream()
                .map(StreamEvent::json)
                .flatMap(Optional::stream)
                .filter(json -> json.path("usage").isObject())
                .toList();
        if (all.size() != 1) {
            throw new AssertionError("wanted one chunk with usage, saw " + all.size() + "\n   where: "
                    + stream().where());
        }
        return new Document(all.get(0), "", stream().where()).at("usage");
    }
}
