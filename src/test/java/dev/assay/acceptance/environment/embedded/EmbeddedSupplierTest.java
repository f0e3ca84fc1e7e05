package dev.assay.acceptance.environment.embedded;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.Network;
import dev.assay.acceptance.environment.RunId;
import dev.assay.acceptance.environment.ServiceProcess;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EmbeddedSupplierTest {
    private static final Topology ONE = Topology.ofHosts(1);

    private final RunId run = RunId.generate(Clock.systemUTC());
    private final Path directory = Path.of(System.getProperty("java.io.tmpdir"), "assay-" + run);
    private final EmbeddedSupplier supplier = new EmbeddedSupplier(run);

    @AfterEach
    void end() {
        supplier.close();
        assertThat("what the run left", Files.exists(directory), is(false));
    }

    @Test
    void every_service_comes_back_on_its_port_after_each_way_of_ending() {
        Network network = supplier.start("e1", ONE);

        for (ServiceProcess service : network.services()) {
            service.stop();
            assertThrows(EnvironmentFailure.class, service::probe, service.name());
            service.start();
            service.probe();
            service.kill();
            assertThat(service.running(), is(false));
            service.start();
            service.probe();
        }
        network.close();
    }

    @Test
    void a_service_that_died_unasked_is_found_out() {
        Network network = supplier.start("e1", ONE);
        network.services().get(0).kill();

        EnvironmentFailure failure =
                assertThrows(EnvironmentFailure.class, network.services().get(0)::probe);

        assertThat(failure.getMessage(), is("mock-chain is down"));
        network.close();
    }

    @Test
    void what_a_service_logs_is_kept_with_its_instance() {
        Network network = supplier.start("e1", ONE);
        ServiceProcess host = network.services().get(1);

        assertThat(host.logTail(100), is(not(empty())));
        assertThat(host.logTail(1).size(), is(1));
        network.close();
    }

    @Test
    void make_cleanup_can_tell_whose_its_files_are() throws IOException {
        Network network = supplier.start("e1", ONE);

        assertThat(
                Files.readString(directory.resolve("process")),
                is(Long.toString(ProcessHandle.current().pid())));
        network.close();
    }

    @Test
    void two_networks_live_side_by_side() {
        Network one = supplier.start("e1", ONE);
        Network other = supplier.start("e2", ONE);

        one.close();

        assertDoesNotThrow(() -> other.services().forEach(ServiceProcess::probe));
        other.close();
    }

    @Test
    void a_network_that_cannot_start_names_who_failed_and_leaves_nothing() {
        EnvironmentFailure failure = assertThrows(
                EnvironmentFailure.class,
                () -> supplier.start("e1", ONE.withSetting(Part.HOSTS, "DEVSHARD_PORT", "no-port")));

        assertThat(failure.getMessage(), containsString("host-0 did not start"));
        assertThat(failure.getMessage(), containsString("DEVSHARD_PORT: \"no-port\" is not a port"));
        assertThat(Files.exists(directory.resolve("e1")), is(false));
    }

    @Test
    void says_what_it_cannot_do() {
        Network network = supplier.start("e1", ONE.withoutTestMode());

        assertThat(network.capabilities().contains(Capability.REAL_PROCESSES), is(false));
        assertThat(network.capabilities().contains(Capability.CONTROL_DATABASE), is(false));
        assertThat(network.capabilities().contains(Capability.CUT_NETWORK), is(false));
        assertThat(network.capabilities().contains(Capability.PAUSE_SERVICES), is(false));
        assertThat(network.capabilities().contains(Capability.CHAIN_CONTROL), is(false));
        assertThat(network.capabilities().contains(Capability.CONTROL_SERVICES), is(true));
        network.close();
    }
}
