package dev.assay.acceptance.environment.external;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.ExternalAddresses;
import dev.assay.acceptance.environment.GatewayForm;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.NetworkFacts;
import dev.assay.acceptance.environment.SecretKey;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.StubEngine;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class ExternalSupplierTest {
    private static final Topology ONE = Topology.ofHosts(1);

    private HttpServer somebody;
    private URI url;

    @BeforeEach
    void startSomebodysGateway() throws IOException {
        somebody = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        somebody.createContext("/", exchange -> {
            byte[] body = "{\"data\":[{\"id\":\"some/model\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        somebody.start();
        url = URI.create("http://127.0.0.1:" + somebody.getAddress().getPort());
    }

    @AfterEach
    void stopIt() {
        somebody.stop(0);
    }

    @Test
    void services_are_taken_where_they_are() {
        Network network = new ExternalSupplier(addresses(true)).start("e1", ONE);

        assertThat(network.facts().gateway(), is(url));
        assertThat(network.facts().model(), is("some/model"));
        assertThat(
                network.services().stream().map(ServiceProcess::name).toList(),
                contains("mock-chain", "host-0", "devshardctl"));
        network.services().forEach(ServiceProcess::probe);
    }

    @Test
    void what_was_not_given_cannot_be_done() {
        assertThat(
                new ExternalSupplier(addresses(true)).start("e1", ONE).capabilities(),
                containsInAnyOrder(Capability.REAL_PROCESSES, Capability.CHAIN_CONTROL, Capability.GATEWAY_ADMIN));
        assertThat(
                new ExternalSupplier(addresses(false)).start("e1", ONE).capabilities(),
                containsInAnyOrder(Capability.REAL_PROCESSES, Capability.GATEWAY_ADMIN));
    }

    @Test
    void an_engine_alone_is_enough() {
        ExternalSupplier supplier = new ExternalSupplier(engineAlone());
        Network engine = supplier.start("e1", Topology.ofAnEngine());

        NetworkFacts.Engine facts = engine.facts().engine().orElseThrow();
        assertThat(facts.url(), is(url));
        assertThat(facts.key(), is("engine-key"));
        assertThat(facts.model(), is("some/model"));
        assertThat(engine.facts().secrets().values(), contains("engine-key"));
        assertThat(engine.capabilities(), containsInAnyOrder(Capability.REAL_PROCESSES, Capability.ENGINE_KEY));
        engine.services().forEach(ServiceProcess::probe);
        assertThat(ExternalSupplier.obstacle(engineAlone()), is(Optional.empty()));
        somebody.stop(0);
        assertThat(
                ExternalSupplier.obstacle(engineAlone()).orElseThrow().remedy(),
                containsString("ASSAY_EXTERNAL_ENGINE_KEY"));
        assertThrows(EnvironmentFailure.class, () -> engine.services().get(0).probe());
    }

    @Test
    void what_was_not_named_skips_the_scenario_with_the_reason() {
        assertThat(skipped(Topology.ofAnEngine()), containsString("no -Dassay.external.engine names one"));
        assertThat(
                assertThrows(TestAbortedException.class, () -> new ExternalSupplier(engineAlone()).start("e1", ONE))
                        .getMessage(),
                containsString("no -Dassay.external.gateway names one"));
        assertThat(skipped(ONE.withAnEngine()), containsString("with hosts that answer with an engine"));
    }

    @Test
    void services_are_never_ended() {
        Network network = new ExternalSupplier(addresses(true)).start("e1", ONE);

        network.close();

        ServiceProcess gateway = network.services().get(2);
        gateway.probe();
        assertThrows(EnvironmentFailure.class, gateway::stop);
        assertThrows(EnvironmentFailure.class, gateway::kill);
    }

    @Test
    void what_only_a_start_could_give_skips_the_scenario_with_the_reason() {
        assertThat(skipped(Topology.ofHosts(3)), is("needs 3 hosts; -Dassay.external.hosts names 1"));
        assertThat(skipped(ONE.withoutTestMode()), containsString("without test mode"));
        assertThat(skipped(ONE.mountedAt("/devshard/v9")), containsString("at /devshard/v9"));
        assertThat(skipped(ONE.withGateway(GatewayForm.ONE_ESCROW)), containsString("a gateway of one escrow"));
        assertThat(skipped(ONE.withSetting(Part.HOSTS, "DEVSHARD_X", "1")), containsString("with DEVSHARD_X=1"));
        assertThat(
                skipped(ONE.answering(StubEngine.ECHO, Duration.ofMillis(20))),
                containsString("with DEVSHARD_STUB_CHUNK_GAP_MS=20"));
    }

    @Test
    void what_nobody_can_see_from_outside_skips_nothing() {
        Topology wanted = ONE.storingIn(Storage.POSTGRES)
                .answering(StubEngine.ECHO, Duration.ZERO)
                .withSetting(Part.GATEWAY, "DEVSHARD_MODEL", "m");

        assertThat(
                new ExternalSupplier(addresses(true))
                        .start("e1", wanted)
                        .facts()
                        .hosts()
                        .size(),
                is(1));
    }

    @Test
    void a_gateway_that_does_not_answer_is_an_obstacle() {
        assertThat(ExternalSupplier.obstacle(addresses(true)), is(Optional.empty()));
        somebody.stop(0);
        assertThat(ExternalSupplier.obstacle(addresses(true)).orElseThrow().what(), containsString(url + "/v1/status"));
    }

    private String skipped(Topology topology) {
        return assertThrows(
                        TestAbortedException.class, () -> new ExternalSupplier(addresses(true)).start("e1", topology))
                .getMessage();
    }

    private ExternalAddresses engineAlone() {
        return new ExternalAddresses(
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ExternalAddresses.Engine(url, Optional.of("engine-key"))));
    }

    private ExternalAddresses addresses(boolean chainControl) {
        ExternalAddresses.Host host =
                new ExternalAddresses.Host(SecretKey.generate().key().address(), url);
        return new ExternalAddresses(
                Optional.of(url),
                Optional.of(url),
                List.of(host),
                chainControl,
                Optional.of("admin"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
