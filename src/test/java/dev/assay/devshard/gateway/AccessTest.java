package dev.assay.devshard.gateway;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract 2.1: what anybody may read, and what only who holds a key. */
final class AccessTest extends OnOneNetwork<Network> {
    AccessTest() {
        super(directory -> new Network(directory, 3).startGateway());
    }

    @Test
    void who_holds_no_key_learns_nothing_but_that() {
        String escrow = network.escrow();
        String question = network.question(false);

        for (Call stranger : List.of(network.app().anonymous(), network.app().as("guess"))) {
            Call.Reply reply = stranger.post(Network.at(escrow, "/chat/completions"), question)
                    .must(401);
            assertThat(reply.errorCode(), is("invalid_api_key"));
            assertThat(
                    stranger.post(Network.at(escrow, "/chat/completions"), "{")
                            .must(401)
                            .errorCode(),
                    is("invalid_api_key"));
            assertThat(stranger.get(Network.at(escrow, "/state")).must(401).errorCode(), is("invalid_api_key"));
            assertThat(stranger.get("/v1/admin/settings").must(401).errorCode(), is("invalid_api_key"));
        }
        network.app().get(Network.at(escrow, "/state")).must(401);
        network.app().post(Network.at(escrow, "/chat/completions"), question).must(200);
        assertThat(network.nonce(escrow), is(1L));
    }

    @Test
    void models_can_be_listed_and_looked_up() {
        String escrow = network.escrow();

        JsonNode list = network.app().anonymous().get("/v1/models").must(200).json();
        assertThat(list.path("object").asText(), is("list"));
        assertThat(list.at("/data/0/id").asText(), is(Network.MODEL));
        assertThat(list.at("/data/0/object").asText(), is("model"));
        network.app().get("/v1/models/assay%2Fecho").must(200);
        network.app().get(Network.at(escrow, "/models/assay/echo")).must(200);
        network.app().get("/v1/models/none").must(404);
    }

    @Test
    void the_status_shows_the_terms_of_the_escrow() {
        String escrow = network.escrow();

        JsonNode status = network.app()
                .anonymous()
                .get(Network.at(escrow, "/status"))
                .must(200)
                .json();
        assertThat(status.path("escrow_id").asText(), is(escrow));
        assertThat(status.path("phase").asText(), is("active"));
        assertThat(status.path("balance").asLong(), is(9_990_000L));
        assertThat(status.path("requests_blocked").isBoolean(), is(true));
        assertThat(status.at("/config/fee_per_nonce").asLong(), is(1000L));
        assertThat(status.at("/config/validation_rate").asLong(), greaterThan(0L));
        JsonNode description = network.app()
                .get("/devshard/" + escrow + "/openapi.json")
                .must(200)
                .json();
        assertThat(description.at("/servers/0/url").asText(), is("/devshard/" + escrow + "/v1"));
        network.app().get("/devshard/" + escrow + "/").must(200);
    }
}
