package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.1: what an application gets for its question, and what that costs it. */
final class ChatTest extends OnOneNetwork<Network> {
    ChatTest() {
        super(directory -> new Network(directory, 3).startGateway());
    }

    private static String chats(String escrow) {
        return Network.at(escrow, "/chat/completions");
    }

    @Test
    void a_plain_answer_is_one_completion_and_nothing_of_the_protocol() {
        String escrow = network.escrow();

        Call.Reply reply = network.ask(escrow).must(200);

        JsonNode answer = reply.json();
        assertThat(answer.path("object").asText(), is("chat.completion"));
        assertThat(answer.at("/choices/0/message/role").asText(), is("assistant"));
        assertThat(answer.at("/choices/0/message/content").asText(), startsWith("question "));
        assertThat(answer.at("/choices/0/finish_reason").asText(), is("stop"));
        assertThat(answer.at("/usage/total_tokens").asLong(), greaterThan(0L));
        assertThat(reply.header("Content-Type"), startsWith("application/json"));
        assertThat(reply.header("X-Devshard-ID"), is(escrow));
        assertThat(reply.header("X-Request-Id"), is(not("")));
        for (String word : List.of("devshard", "receipt", "state_root", "signature", "nonce", "escrow", "logprobs")) {
            assertThat(reply.text(), not(containsString(word)));
        }
    }

    @Test
    void a_stream_holds_chunks_and_ends_with_one_done() {
        String escrow = network.escrow();

        Call.Reply reply = network.app()
                .post(chats(escrow), Network.question("one two three", true))
                .must(200);

        assertThat(reply.header("Content-Type"), startsWith("text/event-stream"));
        List<String> events = reply.events();
        assertThat(events.get(events.size() - 1), is("[DONE]"));
        assertThat(events.stream().filter("[DONE]"::equals).count(), is(1L));
        List<JsonNode> chunks = events.subList(0, events.size() - 1).stream()
                .map(event -> Json.value(event.getBytes(StandardCharsets.UTF_8)))
                .toList();
        assertThat(
                chunks.stream().map(chunk -> chunk.path("object").asText()).toList(),
                everyItem(is("chat.completion.chunk")));
        assertThat(
                chunks.stream()
                        .map(chunk -> chunk.at("/choices/0/delta/content").asText(""))
                        .reduce("", String::concat),
                is("one two three"));
        assertThat(reply.text(), not(containsString("devshard")));
    }

    @Test
    void streamed_or_not_the_text_is_the_same_and_neither_form_serves_the_other() {
        String escrow = network.escrow();
        String plain = Network.question("twice told", false);
        String streamed = Network.question("twice told", true);

        String text = network.app()
                .post(chats(escrow), plain)
                .must(200)
                .json()
                .at("/choices/0/message/content")
                .asText();
        long before = network.nonce(escrow);
        Call.Reply stream = network.app().post(chats(escrow), streamed).must(200);

        assertThat(network.nonce(escrow), is(before + 1));
        assertThat(stream.header("Content-Type"), startsWith("text/event-stream"));
        assertThat(
                stream.events().stream()
                        .filter(event -> event.startsWith("{"))
                        .map(event -> Json.value(event.getBytes(StandardCharsets.UTF_8)))
                        .map(chunk -> chunk.at("/choices/0/delta/content").asText(""))
                        .reduce("", String::concat),
                is(text));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_question_asked_twice_is_paid_for_once(boolean stream) {
        String escrow = network.escrow();
        String question = network.question(stream);

        Call.Reply first = network.app().post(chats(escrow), question).must(200);
        long nonce = network.nonce(escrow);
        Call.Reply second = network.app().post(chats(escrow), question).must(200);

        assertThat(second.text(), is(first.text()));
        assertThat(network.nonce(escrow), is(nonce));
        JsonNode account = account(escrow, second);
        assertThat(account.path("cached_from").asText(), is(first.header("X-Request-Id")));
        assertThat(account.path("attempts").size(), is(0));
        assertThat(second.header("X-Request-Id"), not(first.header("X-Request-Id")));
    }

    @Test
    void a_request_has_an_account_of_what_it_used() {
        String escrow = network.escrow();

        Call.Reply reply = network.ask(escrow).must(200);

        JsonNode account = account(escrow, reply);
        assertThat(account.path("status").asText(), is("answered"));
        assertThat(account.path("winner_nonce").asLong(), is(1L));
        assertThat(account.at("/attempts/0/outcome").asText(), is("won"));
        assertThat(account.path("cost").asLong(), greaterThan(0L));
        network.app().get(Network.at(escrow, "/requests/nobody")).must(404);
    }

    private JsonNode account(String escrow, Call.Reply reply) {
        return network.app()
                .anonymous()
                .get(Network.at(escrow, "/requests/" + reply.header("X-Request-Id")))
                .must(200)
                .json();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                      | 400 | messages
            {"messages":"hi"}                                       | 400 | messages
            {"messages":[]}                                         | 400 | messages
            {"messages":[{"role":"user","content":"a"}],"model":"x"}| 400 | model
            {"messages":[{"role":"user","content":"a"}],"n":3}      | 400 | n must be
            {"messages":                                            | 400 | JSON
            []                                                      | 400 | JSON object
            """)
    void a_wrong_request_says_what_is_wrong_and_costs_nothing(String body, int status, String words) {
        String escrow = network.escrow();

        Call.Reply reply = network.app().post(chats(escrow), body).must(status);

        assertThat(reply.json().at("/error/message").asText(), containsString(words));
        assertThat(reply.json().at("/error/type").asText(), is("invalid_request_error"));
        assertThat(reply.header("Content-Type"), startsWith("application/json"));
        assertThat(network.nonce(escrow), is(0L));
    }

    @Test
    void a_request_too_large_is_refused() {
        String escrow = network.escrow();
        String large = Network.question("x".repeat(10 << 20), false);

        Call.Reply reply = network.app().post(chats(escrow), large).must(413);

        assertThat(reply.json().at("/error/message").asText(), containsString("large"));
        assertThat(network.nonce(escrow), is(0L));
    }

    @Test
    void the_answer_is_as_long_as_granted_and_only_the_administrator_is_not_capped() {
        String escrow = network.escrow();
        network.app().post(chats(escrow), tokens("a", 9000)).must(200);
        network.admin().post(chats(escrow), tokens("b", 9000)).must(200);
        network.ask(escrow).must(200);

        JsonNode inferences =
                network.admin().get(Network.at(escrow, "/state")).json().path("inferences");
        assertThat(
                List.of(maxTokens(inferences, 1), maxTokens(inferences, 2), maxTokens(inferences, 3)),
                contains(4096L, 9000L, 3072L));
    }

    private static String tokens(String text, int most) {
        return "{\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}],\"max_tokens\":" + most + "}";
    }

    private static long maxTokens(JsonNode inferences, int id) {
        return inferences.path(Integer.toString(id)).path("max_tokens").asLong();
    }

    @Test
    void an_unknown_escrow_is_not_found_and_a_deactivated_one_takes_nothing() {
        assertThat(network.ask("99999").must(404).errorCode(), is("escrow_unknown"));
        String escrow = network.escrow();
        network.admin()
                .post("/v1/admin/devshards/" + escrow + "/deactivate", "")
                .must(200);

        assertThat(network.ask(escrow).must(409).errorCode(), is("escrow_inactive"));
    }

    @Test
    void chats_at_once_use_each_nonce_once_and_the_session_still_settles() {
        String escrow = network.escrow();

        ExecutorService threads = Executors.newFixedThreadPool(64);
        List<CompletableFuture<Call.Reply>> asked = IntStream.range(0, 64)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> network.ask(escrow), threads))
                .toList();
        List<Long> nonces = asked.stream()
                .map(reply -> account(escrow, reply.join().must(200))
                        .path("winner_nonce")
                        .asLong())
                .sorted()
                .toList();

        assertThat(nonces, equalTo(LongStream.rangeClosed(1, 64).boxed().toList()));
        threads.shutdown();
        network.settle(escrow);
    }
}
