package dev.assay.acceptance.environment;

import static dev.assay.acceptance.environment.Tenancy.EXCLUSIVE;
import static dev.assay.acceptance.environment.Tenancy.SHARED;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/** What a scenario may do to the network it was leased, and what becomes of that when it ends. */
@Timeout(10)
final class LeaseTest {
    private static final Topology THREE = Topology.ofHosts(3);

    private final FakeSupplier supplier = new FakeSupplier();
    private final EnvironmentPool pool = new EnvironmentPool(supplier, 1, Duration.ofSeconds(5));
    private final List<String> heard = new ArrayList<>();

    private Lease lease(Topology topology, Tenancy tenancy) {
        return pool.lease(topology, tenancy, (subject, event) -> {
            synchronized (heard) {
                heard.add(subject + " " + event);
            }
        });
    }

    @Test
    void what_a_scenario_did_is_undone_last_thing_first() {
        Lease lease = lease(THREE, EXCLUSIVE);

        lease.environment().service("host-0").stop();
        lease.environment().service("devshardctl").kill();
        lease.onRelease("restore the params", () -> supplier.diary.add("restore"));
        lease.close();

        assertThat(
                supplier.diary,
                contains(
                        "start e1",
                        "stop e1 host-0",
                        "kill e1 devshardctl",
                        "restore",
                        "start e1 devshardctl",
                        "start e1 host-0"));
    }

    @Test
    void what_the_scenario_has_started_again_itself_is_left_alone() {
        Lease lease = lease(THREE, EXCLUSIVE);

        lease.environment().service("host-1").restart();
        lease.close();

        assertThat(supplier.diary, contains("start e1", "stop e1 host-1", "start e1 host-1"));
    }

    @Test
    void changes_are_told_to_the_lease() {
        Lease lease = lease(THREE, EXCLUSIVE);

        lease.environment().service("host-1").kill();
        lease.environment().service("host-1").kill();
        lease.environment().service("host-1").start();

        assertThat(
                heard,
                contains(
                        startsWith("e1 was leased to be used alone: 3 hosts"),
                        startsWith("host-1 was killed ("),
                        startsWith("host-1 was started again (")));
    }

    @Test
    void a_network_that_cannot_be_healed_is_thrown_away() {
        Lease lease = lease(THREE, EXCLUSIVE);
        lease.onRelease("mend it", () -> {
            throw new EnvironmentFailure("beyond repair");
        });

        lease.close();

        assertThat(supplier.diary, contains("start e1", "close e1"));
        assertThat(heard, hasItem("e1 is thrown away: could not mend it: beyond repair"));
        assertThat(lease(THREE, SHARED).environment().id(), is("e2"));
    }

    @Test
    void a_shared_network_is_not_to_be_broken() {
        Lease lease = lease(THREE, SHARED);

        IllegalStateException refusal = assertThrows(
                IllegalStateException.class,
                () -> lease.environment().service("host-1").stop());

        assertThat(refusal.getMessage(), containsString("e1 is shared with other scenarios. Lease it EXCLUSIVE"));
    }

    @Test
    void a_lease_that_ended_controls_nothing() {
        Lease lease = lease(THREE, EXCLUSIVE);
        ServiceControl host = lease.environment().service("host-1");
        lease.close();

        assertThrows(IllegalStateException.class, host::stop);
        assertThat(supplier.diary, contains("start e1"));
    }

    @Test
    void what_the_runtime_lacks_skips_the_scenario_with_the_reason() {
        Lease lease = lease(THREE, EXCLUSIVE);

        TestAbortedException skipped = assertThrows(
                TestAbortedException.class, () -> lease.environment().require(Capability.REAL_PROCESSES));

        assertThat(
                skipped.getMessage(),
                is("needs an environment in which services are processes of their own;"
                        + " the embedded runtime offers none"));
    }

    @Test
    void names_that_do_not_exist_are_answered_with_those_that_do() {
        Environment environment = lease(Topology.ofHosts(1), SHARED).environment();

        assertThat(
                assertThrows(IllegalArgumentException.class, () -> environment.service("host-7"))
                        .getMessage(),
                is("e1 has no service \"host-7\"; it has mock-chain, host-0, devshardctl"));
        assertThat(
                assertThrows(IllegalArgumentException.class, () -> environment.host(1))
                        .getMessage(),
                is("e1 has no host 1; it has hosts 0 to 0"));
    }
}
