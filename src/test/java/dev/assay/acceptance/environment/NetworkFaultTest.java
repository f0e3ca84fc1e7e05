package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class NetworkFaultTest {
    private final FakeSupplier supplier = new FakeSupplier();
    private final EnvironmentPool pool = new EnvironmentPool(supplier, 1, Duration.ofSeconds(5));
    private final List<String> heard = new ArrayList<>();

    private Lease lease(Tenancy tenancy) {
        return pool.lease(Topology.ofHosts(3), tenancy, (subject, event) -> heard.add(subject + " " + event));
    }

    private static NetworkFault partition(Lease lease, String service) {
        return lease.environment().service(service).fault(Trouble.PARTITION);
    }

    @Test
    void begins_and_ends_once_and_is_told() {
        Lease lease = lease(Tenancy.EXCLUSIVE);
        NetworkFault fault = partition(lease, "host-1");

        fault.start();
        fault.start();
        fault.heal();
        fault.heal();
        lease.close();

        assertThat(supplier.diary, contains("start e1", "be cut off e1 host-1", "no more be cut off e1 host-1"));
        assertThat(heard, hasItem("host-1 was cut off from its peers"));
        assertThat(heard, hasItem("host-1 was connected to its peers again"));
    }

    @Test
    void what_the_scenario_leaves_is_healed_last_thing_first_and_the_network_lives_on() {
        Lease lease = lease(Tenancy.EXCLUSIVE);
        partition(lease, "host-1").start();
        lease.environment().service("host-1").kill();
        partition(lease, "host-2").start();

        lease.close();

        assertThat(
                supplier.diary,
                contains(
                        "start e1",
                        "be cut off e1 host-1",
                        "kill e1 host-1",
                        "be cut off e1 host-2",
                        "no more be cut off e1 host-2",
                        "start e1 host-1",
                        "no more be cut off e1 host-1"));
        assertThat(lease(Tenancy.SHARED).environment().id(), is("e1"));
    }

    @Test
    void a_network_whose_trouble_does_not_end_is_thrown_away() {
        supplier.endless = true;
        Lease lease = lease(Tenancy.EXCLUSIVE);
        partition(lease, "host-1").start();

        lease.close();

        assertThat(supplier.diary, hasItem("close e1"));
        assertThat(heard, hasItem(containsString("is thrown away: host-1 does not answer")));
    }

    @Test
    void needs_the_network_for_itself() {
        NetworkFault fault = partition(lease(Tenancy.SHARED), "host-1");

        assertThrows(IllegalStateException.class, fault::start);
        assertThat(supplier.diary, not(hasItem("be cut off e1 host-1")));
    }

    @Test
    void where_the_runtime_cannot_do_it_the_scenario_is_skipped_with_the_reason() {
        NetworkFault pause =
                lease(Tenancy.EXCLUSIVE).environment().service("host-1").fault(Trouble.PAUSE);

        TestAbortedException skipped = assertThrows(TestAbortedException.class, pause::start);

        assertThat(skipped.getMessage(), containsString("needs an environment in which services can be paused"));
    }
}
