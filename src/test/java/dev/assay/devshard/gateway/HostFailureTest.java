package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Hosts that fail, refuse, break off or say nothing, and what the client and the next request see of it. */
final class HostFailureTest extends OnFrontedNetwork {
    @Test
    void a_host_that_fails_is_replaced_by_the_next() {
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.refusing(500));

        network.ask(escrow).must(200);

        assertThat(network.nonce(escrow), is(2L));
        assertThat(network.quarantined(escrow).size(), is(0));
    }

    @Test
    void where_nobody_else_is_left_those_passed_over_are_asked_too() {
        String escrow = network.escrow();
        network.allBehave(Tampering.refusing(503));
        assertThat(network.ask(escrow).must(502).errorCode(), is("no_host_answered"));
        assertThat(network.quarantined(escrow).size(), is(3));

        network.allBehave(TamperingProxy.Manner.HONEST);
        network.ask(escrow).must(200);
    }

    @Test
    void a_host_passed_over_costs_no_start_and_can_be_called_back() { // D13
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.refusing(503));
        network.ask(escrow).must(200);
        network.proxy(1).behave(TamperingProxy.Manner.HONEST);
        network.ask(escrow).must(200);
        network.ask(escrow).must(200);

        assertThat(network.nonce(escrow), is(5L));
        assertThat(network.state(escrow).path("inferences").has("4"), is(false));
        String key = Json.text(Map.of("participant_key", network.address(1)));
        JsonNode cleared = network.admin()
                .post("/v1/admin/participants/unquarantine", key)
                .must(200)
                .json();
        assertThat(cleared.path("cleared").asBoolean(), is(true));
        assertThat(
                network.admin()
                        .post("/v1/admin/participants/unquarantine", key)
                        .json()
                        .path("cleared")
                        .asBoolean(),
                is(false));
    }

    @Test
    void a_plain_answer_that_broke_off_is_given_by_another_host_whole() {
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.breakingOff());

        Call.Reply reply = network.app()
                .post(Network.at(escrow, "/chat/completions"), Network.question("all of these words", false))
                .must(200);

        assertThat(reply.json().at("/choices/0/message/content").asText(), is("all of these words"));
        assertThat(network.nonce(escrow), is(2L));
    }

    @Test
    void a_stream_that_broke_off_ends_with_an_error_and_without_done() {
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.breakingOff());

        Call.Reply reply = network.app()
                .post(Network.at(escrow, "/chat/completions"), Network.question("some of these words", true))
                .must(200);

        List<String> events = reply.events();
        assertThat(events.get(events.size() - 1), containsString("\"code\":\"stream_interrupted\""));
        assertThat(events, not(hasItem("[DONE]")));
        assertThat(network.nonce(escrow), is(1L));
    }

    @Test
    void what_the_engine_refuses_is_the_clients_to_mend_and_what_it_fails_is_not() {
        String escrow = network.escrow();
        network.proxy(1).behave(Tampering.failing(422));
        network.proxy(2).behave(Tampering.failing(500));

        Call.Reply refused = network.ask(escrow).must(422);
        assertThat(refused.json().at("/error/message").asText(), is("the engine says no"));
        network.ask(escrow).must(200);
        assertThat(network.nonce(escrow), is(3L));
    }

    @Test
    void a_host_that_gives_no_receipt_in_time_is_passed_by() {
        String escrow = network.escrow();
        CountDownLatch release = new CountDownLatch(1);
        network.proxy(1).behave(Tampering.holding("devshard_receipt", new CountDownLatch(1), release));
        network.setting("{\"redundancy\":{\"receipt_timeout_ms\":700}}");
        try {
            network.ask(escrow).must(200);
            assertThat(network.quarantined(escrow), hasItem(network.address(1) + " transport"));
        } finally {
            release.countDown();
            network.setting("{\"redundancy\":{\"receipt_timeout_ms\":20000}}");
        }
    }
}
