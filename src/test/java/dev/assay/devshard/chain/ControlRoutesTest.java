package dev.assay.devshard.chain;

import static dev.assay.devshard.chain.RunningChain.HOST_0;
import static dev.assay.devshard.chain.RunningChain.HOST_1;
import static dev.assay.devshard.chain.RunningChain.STRANGER;
import static dev.assay.devshard.chain.RunningChain.USER;
import static dev.assay.devshard.chain.RunningChain.order;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.assay.devshard.chain.RunningChain.Answer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ControlRoutesTest {
    private static final String GRANTEES =
            "grantees_by_message_type/" + HOST_1 + "/%2Finference.inference.MsgStartInference";

    @AutoClose
    private final RunningChain chain = RunningChain.controllable();

    private String before;

    @BeforeEach
    void remember() throws Exception {
        before = chain.get("/control/state").text();
    }

    @Test
    void an_escrow_gets_the_next_free_id() throws Exception {
        Answer first = chain.send("POST", "/control/escrows", order());
        Answer seventh = chain.send("POST", "/control/escrows", order("id", "2"));
        Answer third = chain.send("POST", "/control/escrows", order());

        assertThat(first.status(), is(201));
        assertThat(first.at("/escrow/id"), is("1"));
        assertThat(seventh.at("/escrow/id"), is("2"));
        assertThat(third.at("/escrow/id"), is("3"));
        assertThat(chain.get("/control/escrows").json().at("/escrows").size(), is(3));
    }

    @Test
    void an_escrow_is_what_was_ordered() throws Exception {
        String body = order(
                "id",
                42,
                "epoch_index",
                3,
                "app_hash",
                "ff",
                "token_price",
                "7",
                "create_devshard_fee",
                12345,
                "fee_per_nonce",
                19,
                "inference_seal_grace_nonces",
                9,
                "inference_seal_grace_seconds",
                77,
                "auto_seal_every_n_nonces",
                21);

        Answer made = chain.send("POST", "/control/escrows", body);

        assertThat(made.json(), is(chain.bridge("devshard_escrow/42").json()));
        assertThat(made.at("/escrow/creator"), is(USER));
        assertThat(made.at("/escrow/epoch_index"), is("3"));
        assertThat(made.at("/escrow/app_hash"), is("ff"));
        assertThat(made.at("/escrow/token_price"), is("7"));
        assertThat(made.at("/escrow/create_devshard_fee"), is("12345"));
        assertThat(made.at("/escrow/fee_per_nonce"), is("19"));
        assertThat(made.json().at("/escrow/inference_seal_grace_nonces").intValue(), is(9));
        assertThat(made.json().at("/escrow/inference_seal_grace_seconds").intValue(), is(77));
        assertThat(made.json().at("/escrow/auto_seal_every_n_nonces").intValue(), is(21));
    }

    @Test
    void one_address_may_hold_several_slots_up_to_128() throws Exception {
        Answer made = chain.send("POST", "/control/escrows", order("slots", Collections.nCopies(128, HOST_0)));

        assertThat(made.status(), is(201));
        assertThat(made.json().at("/escrow/slots").size(), is(128));
    }

    @Test
    void an_escrow_is_never_replaced() throws Exception {
        chain.send("POST", "/control/escrows", order("id", 1));

        Answer again = chain.send("POST", "/control/escrows", order("id", 1, "amount", 5));

        assertThat(again.status(), is(409));
        assertThat(again.at("/code"), is("escrow_exists"));
        assertThat(again.at("/message"), is("id: 1 is taken by another escrow"));
        assertThat(chain.bridge("devshard_escrow/1").at("/escrow/amount"), is("1000000"));
    }

    static Stream<Arguments> badOrders() {
        return Stream.of(
                Arguments.of(order("creator", null), "creator: is required"),
                Arguments.of(order("creator", "gonka1x"), "creator: \"gonka1x\" is not an address"),
                Arguments.of(order("creator", USER.toUpperCase(Locale.ROOT)), "is not an address"),
                Arguments.of(order("slots", null), "slots: is required"),
                Arguments.of(order("slots", List.of()), "slots: has 0 addresses, not 1 to 128"),
                Arguments.of(order("slots", Collections.nCopies(129, HOST_0)), "slots: has 129 addresses"),
                Arguments.of(order("slots", "x"), "slots: \"x\" is not a list"),
                Arguments.of(order("slots", List.of(HOST_0, 7)), "slots[1]: 7 is not a string"),
                Arguments.of(order("amount", null), "amount: is required"),
                Arguments.of(order("amount", -5), "amount: -5 is not a whole number from 0 to 9223372036854775807"),
                Arguments.of(order("amount", "9223372036854775808"), "amount: \"9223372036854775808\" is not"),
                Arguments.of(order("amount", 1.5), "amount: 1.5 is not a whole number"),
                Arguments.of(order("id", 0), "id: 0 is not an id"),
                Arguments.of(order("id", "a"), "id: \"a\" is not a whole number"),
                Arguments.of(order("app_hash", "xyz"), "app_hash: \"xyz\" is not lower case hexadecimal"),
                Arguments.of(
                        order("inference_seal_grace_nonces", 4294967296L), "inference_seal_grace_nonces: 4294967296"),
                Arguments.of(order("amout", 5), "amout: is not a field of this request, did you mean amount?"),
                Arguments.of("[]", "the body is not a JSON object"),
                Arguments.of("{\"a\":", "the JSON ends too early, at line 1, column 6"),
                Arguments.of("", "the body is empty, JSON was expected"));
    }

    @ParameterizedTest
    @MethodSource("badOrders")
    void a_bad_order_is_refused_with_field_and_value_and_changes_nothing(String body, String complaint)
            throws Exception {
        Answer answer = chain.send("POST", "/control/escrows", body);

        assertThat(answer.status(), is(400));
        assertThat(answer.at("/message"), containsString(complaint));
        assertThat(chain.get("/control/state").text(), is(before));
    }

    @Test
    void a_participant_may_move() throws Exception {
        chain.send("PUT", "/control/participants/" + HOST_0, "{\"inference_url\":\"http://old:1\"}");
        Answer moved = chain.send(
                "PUT",
                "/control/participants/" + HOST_0,
                "{\"inference_url\":\"http://new:2/\",\"validator_key\":\"k\"}");

        assertThat(moved.status(), is(200));
        assertThat(chain.bridge("participant/" + HOST_0).at("/participant/inference_url"), is("http://new:2"));
        assertThat(chain.bridge("participant/" + HOST_0).at("/participant/validator_key"), is("k"));
    }

    @Test
    void parameters_change_one_by_one() throws Exception {
        chain.send("PUT", "/control/params", "{\"refusal_timeout\":5,\"devshard_requests_enabled\":false}");
        Answer answer = chain.send("PUT", "/control/params", "{\"validation_rate\":0,\"max_nonce\":500}");

        assertThat(answer.json(), is(chain.bridge("params").json()));
        assertThat(answer.at("/params/devshard_escrow_params/refusal_timeout"), is("5"));
        assertThat(answer.at("/params/devshard_escrow_params/execution_timeout"), is("1200"));
        assertThat(answer.at("/params/devshard_escrow_params/validation_rate"), is("0"));
        assertThat(answer.at("/params/devshard_escrow_params/max_nonce"), is("500"));
        assertThat(answer.at("/params/devshard_escrow_params/devshard_requests_enabled"), is("false"));
    }

    @Test
    void the_epoch_advances() throws Exception {
        chain.send("PUT", "/control/epoch", "{\"index\":7}");

        assertThat(chain.get("/v1/epochs/latest").at("/latest_epoch/index"), is("7"));
        assertThat(chain.send("POST", "/control/escrows", order()).at("/escrow/epoch_index"), is("7"));
    }

    @Test
    void versions_are_approved() throws Exception {
        String versions = "[{\"name\":\"v2\",\"binary\":\"http://b\",\"sha256\":\"" + "ab".repeat(32) + "\"}]";

        assertThat(chain.send("PUT", "/control/versions", versions).status(), is(200));
        assertThat(chain.get("/versions").text(), is(versions));
    }

    @Test
    void grants_are_given_and_revoked() throws Exception {
        String grants =
                "{\"grantees\":[{\"address\":\"" + STRANGER + "\",\"pub_key\":\"A\"},{\"address\":\"" + USER + "\"}]}";

        assertThat(chain.send("PUT", "/control/grants/" + HOST_1, grants).status(), is(200));
        assertThat(chain.bridge(GRANTEES).json().at("/grantees").size(), is(2));
        assertThat(chain.bridge(GRANTEES).at("/grantees/0/pub_key"), is("A"));

        assertThat(
                chain.send("DELETE", "/control/grants/" + HOST_1 + "/" + STRANGER, "")
                        .status(),
                is(200));
        assertThat(chain.bridge(GRANTEES).at("/grantees/0/address"), is(USER));
        assertThat(
                chain.send("DELETE", "/control/grants/" + HOST_1 + "/" + STRANGER, "")
                        .status(),
                is(404));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "PUT|/control/participants/x|{\"inference_url\":\"http://h\"}|address: \"x\" is not an address",
                "PUT|/control/participants/" + HOST_0 + "|{}|inference_url: is required",
                "PUT|/control/participants/" + HOST_0
                        + "|{\"inference_url\":\"h\"}|inference_url: \"h\" is not an address",
                "PUT|/control/params|{\"vote_threshold_factor\":101}|vote_threshold_factor: 101 is not",
                "PUT|/control/params|{\"refusal_timeout\":\"5s\"}|refusal_timeout: \"5s\" is not",
                "PUT|/control/params|{\"devshard_requests_enabled\":1}|devshard_requests_enabled: 1 is neither",
                "PUT|/control/epoch|{}|index: is required",
                "PUT|/control/epoch|{\"index\":-1}|index: -1 is not",
                "PUT|/control/versions|{}|the body: {} is not a list",
                "PUT|/control/versions|[{\"name\":\"\"}]|[0].name: \"\" is not a version's name",
                "PUT|/control/versions|[{\"name\":\"v\"},{\"name\":\"v\"}]|name: \"v\" is listed twice",
                "PUT|/control/versions|[{\"name\":\"v\",\"sha256\":\"1\"}]|[0].sha256: \"1\" is not",
                "PUT|/control/grants/x|{\"grantees\":[]}|validator: \"x\" is not an address",
                "PUT|/control/grants/" + HOST_1 + "|{\"grantees\":[{}]}|grantees[0].address: is required",
            })
    void a_bad_control_is_refused_and_changes_nothing(String method, String path, String body, String complaint)
            throws Exception {
        Answer answer = chain.send(method, path, body);

        assertThat(answer.status(), is(400));
        assertThat(answer.at("/message"), containsString(complaint));
        assertThat(chain.get("/control/state").text(), is(before));
    }

    @Test
    void many_may_create_escrows_at_once() {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 40).parallel().forEach(i -> ids.add(create()));

        assertThat(ids, hasSize(40));
    }

    @Test
    void without_test_mode_there_is_nothing_to_control() throws Exception {
        try (RunningChain production = RunningChain.of(RunningChain.seed())) {
            Answer answer = production.send("POST", "/control/escrows", order());
            Answer unknown = production.send("POST", "/control/nonsense", order());

            assertThat(answer.status(), is(404));
            assertThat(answer.text().replace("escrows", "nonsense"), is(unknown.text()));
            assertThat(production.get("/control/state").status(), is(404));
            assertThat(production.bridge("devshard_escrow/1").at("/found"), is("true"));
            assertThat(production.bridge("devshard_escrow/2").at("/found"), is("false"));
        }
    }

    @Test
    void each_chain_has_a_state_of_its_own() throws Exception {
        chain.send("POST", "/control/escrows", order());
        try (RunningChain other = RunningChain.of(Map.of())) {
            assertThat(other.bridge("devshard_escrow/1").at("/found"), is("false"));
        }
        assertThat(chain.get("/control/state").text(), is(not(before)));
    }

    private String create() {
        try {
            return chain.send("POST", "/control/escrows", order()).at("/escrow/id");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
