package dev.assay.devshard.gateway.openai;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.1 "Chat SSE to the client", and D18: the whole answer, not its last piece. */
final class AnswerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STUB =
            "{\"choices\":[{\"message\":{\"content\":\"stub\"}}],\"usage\":{\"prompt_tokens\":80,\"completion_tokens\":40}}";

    private final ChunkRewriter rewriter = new ChunkRewriter(AnswerIdentity.of("r1", 1700000000L, "m"));

    @Test
    void a_complete_message_becomes_role_content_finish_and_usage_chunks() {
        List<ObjectNode> chunks = rewriter.rewrite(json(STUB));

        assertThat(chunks, hasSize(4));
        String frame =
                "{\"id\":\"chatcmpl-r1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"m\",";
        assertThat(
                chunks.stream().map(ObjectNode::toString).toList(),
                contains(
                        frame
                                + "\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"},\"finish_reason\":null}]}",
                        frame + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"stub\"},\"finish_reason\":null}]}",
                        frame + "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}",
                        frame
                                + "\"choices\":[],\"usage\":{\"prompt_tokens\":80,\"completion_tokens\":40,\"total_tokens\":120}}"));
    }

    @Test
    void a_chunk_passes_as_it_is_but_for_what_must_not_be_seen() {
        ObjectNode chunk = json("{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"e\","
                + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\",\"token_ids\":[1]},\"logprobs\":{\"content\":[]}}],"
                + "\"prompt_token_ids\":[1,2],\"prompt_logprobs\":null}");

        assertThat(
                rewriter.rewrite(chunk).stream().map(ObjectNode::toString).toList(),
                contains("{\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"e\","
                        + "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}"));
    }

    @Test
    void chunks_join_to_the_whole_answer() {
        CompletionAssembler assembler = new CompletionAssembler();
        for (String choice : List.of(
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}",
                "{\"index\":0,\"delta\":{\"content\":\"one \"}}",
                "{\"index\":0,\"delta\":{\"content\":\"two\"}}",
                "{\"index\":0,\"delta\":{},\"finish_reason\":\"length\"}")) {
            rewriter.rewrite(json("{\"choices\":[" + choice + "]}")).forEach(assembler::add);
        }
        rewriter.rewrite(json(
                        "{\"choices\":[],\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}"))
                .forEach(assembler::add);

        assertThat(
                assembler.completion().toString(),
                is("{\"id\":\"chatcmpl-r1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"m\","
                        + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"one two\"},"
                        + "\"finish_reason\":\"length\"}],"
                        + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2,\"total_tokens\":3}}"));
    }

    @Test
    void tool_calls_join_by_index_and_survive_being_taken_apart() {
        CompletionAssembler assembler = new CompletionAssembler();
        rewriter.rewrite(
                        json(
                                "{\"choices\":[{\"message\":{\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
                                        + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"}]}"))
                .forEach(assembler::add);

        assertThat(
                assembler.completion().at("/choices/0").toString(),
                is(
                        "{\"index\":0,\"message\":{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\","
                                + "\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}],\"content\":null},\"finish_reason\":\"tool_calls\"}"));
    }

    @Test
    void pieces_of_a_tool_call_are_appended() {
        CompletionAssembler assembler = new CompletionAssembler();
        for (String call : List.of(
                "{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}}",
                "{\"index\":0,\"function\":{\"arguments\":\":1}\"}}")) {
            rewriter.rewrite(json("{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[" + call + "]}}]}"))
                    .forEach(assembler::add);
        }

        assertThat(
                assembler
                        .completion()
                        .at("/choices/0/message/tool_calls/0/function/arguments")
                        .asText(),
                is("{\"a\":1}"));
    }

    @Test
    void a_lone_role_says_nothing_yet() {
        assertThat(
                ChunkRewriter.saysSomething(
                        json("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}")),
                is(false));
        assertThat(ChunkRewriter.saysSomething(json("{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}")), is(true));
        assertThat(
                ChunkRewriter.saysSomething(json("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}")),
                is(true));
        assertThat(ChunkRewriter.saysSomething(json("{\"choices\":[]}")), is(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"devshard_receipt\":{}}", "{\"devshard_meta\":{\"mempool\":[]}}"})
    void what_is_between_host_and_gateway_is_internal(String data) {
        assertThat(EngineLine.parse(JSON, data), instanceOf(EngineLine.Internal.class));
    }

    @Test
    void an_engine_error_carries_its_own_status() {
        assertThat(
                EngineLine.parse(JSON, "{\"error\":{\"code\":422,\"message\":\"no\"}}"),
                is(new EngineLine.Failure(422, "no")));
        assertThat(EngineLine.parse(JSON, "{\"error\":\"broken\"}"), is(new EngineLine.Failure(502, "broken")));
        assertThat(EngineLine.parse(JSON, " [DONE]"), is(new EngineLine.Done()));
        assertThat(EngineLine.parse(JSON, "rubbish"), instanceOf(EngineLine.Garbage.class));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
