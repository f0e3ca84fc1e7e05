package dev.assay.devshard.bridge;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.protocol.Address;
import dev.assay.service.HttpServer;
import dev.assay.service.InstanceName;
import dev.assay.service.LogLines;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads strictly what a chain says; the chain here says one thing to every question. */
@Timeout(20)
final class RestBridgeTest {
    private static final Address HOST = Address.parse("gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu9");
    private static final Address USER = Address.parse("gonka1hyejskh022pxjq4t6vkr6uyzgdrqjhthec9dqf");
    private static final String ESCROW =
            "{'found':true,'escrow':{'id':'1','creator':'" + USER + "','slots':['" + HOST + "'],'amount':'5'}}";

    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final InstanceName instance = new InstanceName("chain", "canned-chain");
    private final LogLines log = new LogLines(instance);
    private HttpServer chain;

    @AfterEach
    void stop() {
        released.countDown();
        if (chain != null) {
            chain.kill();
        }
        log.close();
    }

    @Test
    void what_is_left_out_is_0() {
        var escrow = saying(ESCROW).escrow("1").orElseThrow();

        assertThat(escrow.id(), is("1"));
        assertThat(escrow.creator(), is(USER));
        assertThat(escrow.slots(), is(List.of(HOST)));
        assertThat(escrow.amount(), is(5L));
        assertThat(escrow.tokenPrice(), is(0L));
        assertThat(escrow.inferenceSealGraceNonces(), is(0L));
    }

    @Test
    void what_is_not_found_is_absent() {
        assertThat(saying("{'found':false}").escrow("1"), is(Optional.empty()));
        assertThat(answering(404, "{}").escrow("1"), is(Optional.empty()));
        assertThat(answering(404, "{}").participant(HOST), is(Optional.empty()));
        assertThat(answering(404, "{}").grantees(HOST), is(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "", "-1", "01", "1/../2", "1?x", "999999999999999999999"})
    void what_cannot_be_an_escrow_is_absent_without_asking(String id) {
        assertThat(saying(ESCROW).escrow(id), is(Optional.empty()));
        assertThat(asked.get(), is(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'amount':'5'|'amount':5|amount = 5 is not a string of decimal digits",
                "'amount':'5'|'amount':'-5'|amount = \"-5\" is not a string of decimal digits",
                "'amount':'5'|'amount':'9223372036854775808'|larger than we can count",
                "'amount':'5'|'inference_seal_grace_nonces':'9'|is not a whole number from 0",
                "'id':'1'|'id':'2'|the answer is about escrow 2",
                "'id':'1'|'id':1|id = 1 is not a string",
                "'found':true|'found':'yes'|is neither true nor false",
                "'slots':[|'slots':'x','a':[|slots = \"x\" is not a list",
                "'slots':[|'slots':[],'a':[|the escrow has 0 slots, not 1..128",
                "'slots':[|'slots':['x',|slots = \"x\" is not an address",
                "'creator':|'creater':|creator is not there",
                "'escrow':|'eskrow':|escrow is not there",
            })
    void other_words_than_the_contracts_are_a_failure(String right, String wrong, String complaint) {
        BridgeFailure failure = assertThrows(
                BridgeFailure.class, () -> saying(ESCROW.replace(right, wrong)).escrow("1"));

        assertThat(failure.getMessage(), containsString(complaint));
        assertThat(failure.path(), is("/productscience/inference/inference/devshard_escrow/1"));
    }

    @Test
    void parameters_must_be_there() {
        assertThat(
                saying("{'params':{'devshard_escrow_params':{'refusal_timeout':'5','validation_rate':0}}}")
                        .params(),
                is(new ChainParams(5, 0, 0, 0, 0, true)));
        assertThrows(BridgeFailure.class, () -> saying("{'params':{}}").params());
        assertThrows(BridgeFailure.class, () -> answering(404, "{}").params());
    }

    @Test
    void a_participant_needs_a_reachable_address() {
        assertThat(
                saying("{'participant':{'inference_url':'http://h:1/'}}").participant(HOST),
                is(Optional.of(new Participant(HOST, URI.create("http://h:1"), ""))));
        assertThrows(BridgeFailure.class, () -> saying("{'participant':{'inference_url':'h'}}")
                .participant(HOST));
        assertThrows(BridgeFailure.class, () -> saying("{}").participant(HOST));
    }

    @ParameterizedTest
    @CsvSource({"500,{},status 500", "200,nonsense,is not JSON", "301,{},status 301"})
    void an_error_of_the_chain_is_a_failure(int status, String body, String complaint) {
        BridgeFailure failure =
                assertThrows(BridgeFailure.class, () -> answering(status, body).escrow("1"));

        assertThat(failure.getMessage(), containsString(complaint));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_chain_that_hangs_is_a_failure_in_time(boolean inTheBody) {
        chain = HttpServer.named(instance)
                .routes(routes -> routes.get("/*", ctx -> {
                    if (inTheBody) {
                        ctx.res().getOutputStream().write('{');
                        ctx.res().flushBuffer();
                    }
                    released.await();
                }))
                .start();
        RestBridge bridge = new RestBridge(chain.url(), Duration.ofMillis(200));
        long begun = System.nanoTime();

        BridgeFailure failure = assertThrows(BridgeFailure.class, bridge::params);

        assertThat(failure.getMessage(), containsString("no answer within 200 ms"));
        assertThat((System.nanoTime() - begun) / 1e9, is(lessThan(5.0)));
    }

    @Test
    void a_chain_that_is_away_is_a_failure_and_its_return_is_seen() {
        RestBridge bridge = saying(ESCROW);
        int port = chain.port();
        assertThat(bridge.escrow("1").isPresent(), is(true));

        chain.kill();
        BridgeFailure failure = assertThrows(BridgeFailure.class, () -> bridge.escrow("1"));
        assertThat(failure.getMessage(), containsString("not reachable"));

        chain = start(port, 200, ESCROW);
        assertThat(bridge.escrow("1").isPresent(), is(true));
    }

    private RestBridge saying(String json) {
        return answering(200, json);
    }

    private RestBridge answering(int status, String json) {
        if (chain != null) {
            chain.kill();
        }
        chain = start(0, status, json);
        return new RestBridge(chain.url(), Duration.ofSeconds(5));
    }

    private HttpServer start(int port, int status, String json) {
        return HttpServer.named(instance)
                .port(port)
                .routes(routes -> routes.get("/*", ctx -> {
                    asked.incrementAndGet();
                    ctx.status(status).result(json.replace('\'', '"'));
                }))
                .start();
    }
}
