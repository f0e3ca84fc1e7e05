package dev.assay.devshard.chain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.chain.RunningChain.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 2.6, to the letter. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BridgeRoutesTest {
    private static final String MESSAGE = "%2Finference.inference.MsgStartInference";

    @AutoClose
    private final RunningChain chain = RunningChain.of(RunningChain.seed());

    @Test
    void an_escrow_has_strings_for_64_bit_numbers_and_numbers_for_smaller_ones() throws Exception {
        Answer answer = chain.bridge("devshard_escrow/1");

        assertThat(answer.status(), is(200));
        assertThat(answer.contentType(), is("application/json"));
        assertThat(
                answer.text(),
                is(
                        "{'found':true,'escrow':{'id':'1','creator':'%s','amount':'9007199254740993','slots':['%s','%s','%s'],"
                                        .formatted(
                                                RunningChain.USER,
                                                RunningChain.HOST_0,
                                                RunningChain.HOST_1,
                                                RunningChain.HOST_2)
                                        .replace('\'', '"')
                                + "'epoch_index':'4','app_hash':'abcd','settled':false,'token_price':'7','create_devshard_fee':'0',"
                                        .replace('\'', '"')
                                + "'fee_per_nonce':'0','inference_seal_grace_nonces':0,'inference_seal_grace_seconds':0,"
                                        .replace('\'', '"')
                                + "'auto_seal_every_n_nonces':0}}".replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "18446744073709551615", "99999999999999999999999"})
    void an_unknown_escrow_is_not_found_but_not_an_error(String id) throws Exception {
        Answer answer = chain.bridge("devshard_escrow/" + id);

        assertThat(answer.status(), is(200));
        assertThat(answer.text(), is("{\"found\":false}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "01", "%2F"})
    void what_is_no_escrow_id_is_refused(String id) throws Exception {
        Answer answer = chain.bridge("devshard_escrow/" + id);

        assertThat(answer.status(), is(400));
        assertThat(answer.at("/code"), is("invalid_field"));
        assertThat(
                answer.at("/message"),
                containsString("id: \"" + id.replace("%2F", "/") + "\" is not a decimal number"));
    }

    @Test
    void a_participant_says_where_its_host_is() throws Exception {
        Answer answer = chain.bridge("participant/" + RunningChain.HOST_1);

        assertThat(answer.at("/participant/address"), is(RunningChain.HOST_1));
        assertThat(answer.at("/participant/index"), is(RunningChain.HOST_1));
        assertThat(answer.at("/participant/inference_url"), is("http://host-1:8080"));
        assertThat(answer.json().at("/participant/validator_key").isTextual(), is(true));
    }

    @Test
    void an_unknown_participant_is_404() throws Exception {
        Answer answer = chain.bridge("participant/" + RunningChain.STRANGER);

        assertThat(answer.status(), is(404));
        assertThat(answer.at("/code"), is("not_found"));
    }

    @Test
    void what_is_no_address_is_refused() throws Exception {
        Answer answer = chain.bridge("participant/gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu8");

        assertThat(answer.status(), is(400));
        assertThat(answer.at("/message"), containsString("address: \"gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu8\""));
    }

    @Test
    void parameters_are_always_there() throws Exception {
        assertThat(
                chain.bridge("params").text(),
                is(("{'params':{'devshard_escrow_params':{'refusal_timeout':'60','execution_timeout':'1200',"
                                + "'validation_rate':5000,'vote_threshold_factor':50,'max_nonce':20000,"
                                + "'devshard_requests_enabled':true}}}")
                        .replace('\'', '"')));
    }

    @Test
    void the_message_type_is_one_escaped_path_segment() throws Exception {
        Answer answer = chain.bridge("grantees_by_message_type/" + RunningChain.HOST_1 + "/" + MESSAGE);

        assertThat(
                answer.text(),
                is("{'grantees':[{'address':'%s','pub_key':''},{'address':'%s','pub_key':''}]}"
                        .formatted(RunningChain.STRANGER, RunningChain.USER)
                        .replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource({
        RunningChain.HOST_0 + "," + MESSAGE,
        RunningChain.HOST_1 + ",%2Finference.inference.MsgOther",
    })
    void nobody_else_and_nothing_else_is_granted(String validator, String message) throws Exception {
        assertThat(
                chain.bridge("grantees_by_message_type/" + validator + "/" + message)
                        .text(),
                is("{\"grantees\":[]}"));
    }

    @Test
    void an_epoch_has_a_validation_threshold() throws Exception {
        Answer answer = chain.bridge("epoch_group_data/4?model_id=m");

        assertThat(
                answer.text(),
                is("{'epoch_group_data':{'model_snapshot':{'validation_threshold':{'value':'9','exponent':-1}}}}"
                        .replace('\'', '"')));
        assertThat(chain.bridge("epoch_group_data/5").status(), is(404));
        assertThat(chain.bridge("epoch_group_data/x").status(), is(400));
    }

    @Test
    void the_node_beside_the_chain_answers_too() throws Exception {
        assertThat(chain.get("/health").text(), is("{\"status\":\"ok\"}"));
        assertThat(chain.get("/versions").text(), is("[]"));
        assertThat(chain.get("/v1/epochs/latest").at("/latest_epoch/index"), is("4"));
        assertThat(chain.get("/v1/epochs/latest").at("/phase"), is("Inference"));
        assertThat(
                chain.get("/v1/epochs/current/participants")
                        .json()
                        .at("/active_participants/participants")
                        .size(),
                is(3));
    }
}
