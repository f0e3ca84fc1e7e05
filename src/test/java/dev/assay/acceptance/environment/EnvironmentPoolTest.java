package dev.assay.acceptance.environment;

import static dev.assay.acceptance.environment.Tenancy.EXCLUSIVE;
import static dev.assay.acceptance.environment.Tenancy.SHARED;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets which network: shared or alone, made, kept, thrown away, waited for. */
@Timeout(10)
final class EnvironmentPoolTest {
    private static final Topology THREE = Topology.ofHosts(3);
    private static final Topology FOUR = Topology.ofHosts(4);

    private final FakeSupplier supplier = new FakeSupplier();
    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void endOthers() {
        others.shutdownNow();
    }

    @Test
    void scenarios_that_break_nothing_share_a_network() {
        EnvironmentPool pool = pool(2);

        Lease one = lease(pool, THREE, SHARED);
        Lease two = lease(pool, THREE, SHARED);

        assertThat(two.environment().id(), is(one.environment().id()));
        assertThat(supplier.diary, contains("start e1"));
    }

    @Test
    void another_topology_gets_another_network() {
        EnvironmentPool pool = pool(2);

        lease(pool, THREE, SHARED);
        lease(pool, THREE.storingIn(Storage.POSTGRES), SHARED);

        assertThat(supplier.diary, contains("start e1", "start e2"));
    }

    @Test
    void whoever_breaks_things_is_alone() {
        EnvironmentPool pool = pool(3);

        Lease shared = lease(pool, THREE, SHARED);
        Lease alone = lease(pool, THREE, EXCLUSIVE);
        Lease late = lease(pool, THREE, SHARED);

        assertThat(alone.environment().id(), is("e2"));
        assertThat(late.environment().id(), is(shared.environment().id()));
    }

    @Test
    void a_network_used_alone_is_reused_when_it_is_well() {
        EnvironmentPool pool = pool(2);

        lease(pool, THREE, EXCLUSIVE).close();
        lease(pool, THREE, EXCLUSIVE).close();
        lease(pool, THREE, SHARED).close();

        assertThat(supplier.diary, contains("start e1"));
    }

    @Test
    void a_network_that_does_not_answer_is_thrown_away_when_the_last_has_left() {
        EnvironmentPool pool = pool(2);
        Lease one = lease(pool, THREE, SHARED);
        Lease two = lease(pool, THREE, SHARED);
        supplier.crash("e1", "host-2");

        one.close();
        assertThat(supplier.diary, not(hasItem("close e1")));
        assertThat(lease(pool, THREE, SHARED).environment().id(), is("e2"));

        two.close();
        assertThat(supplier.diary, hasItem("close e1"));
    }

    @Test
    void a_gateway_of_one_escrow_serves_one_scenario() {
        EnvironmentPool pool = pool(2);
        Topology single = THREE.withGateway(GatewayForm.ONE_ESCROW);

        lease(pool, single, SHARED);
        lease(pool, single, SHARED).close();

        assertThat(supplier.diary, contains("start e1", "start e2", "close e2"));
    }

    @Test
    void the_idle_make_room() {
        EnvironmentPool pool = pool(1);

        lease(pool, THREE, SHARED).close();
        lease(pool, FOUR, SHARED);

        assertThat(supplier.diary, contains("start e1", "close e1", "start e2"));
    }

    @Test
    void who_finds_all_taken_waits_until_one_is_given_back() throws Exception {
        EnvironmentPool pool = pool(1);
        Lease first = lease(pool, THREE, EXCLUSIVE);

        Lease second = leaseAfter(first, pool, FOUR, SHARED);

        assertThat(second.environment().id(), is("e2"));
        assertThat(supplier.diary, contains("start e1", "close e1", "start e2"));
    }

    @Test
    void one_that_is_given_back_before_another_could_be_made_is_waited_for() throws Exception {
        supplier.startsTake(Duration.ofSeconds(2));
        EnvironmentPool pool = pool(2);
        Lease first = lease(pool, THREE, EXCLUSIVE);

        Lease second = leaseAfter(first, pool, THREE, EXCLUSIVE);

        assertThat(second.environment().id(), is("e1"));
        assertThat(supplier.diary, contains("start e1"));
    }

    @Test
    void one_that_is_kept_for_longer_is_not_waited_for() {
        supplier.startsTake(Duration.ofMillis(100));
        EnvironmentPool pool = pool(2);

        lease(pool, THREE, EXCLUSIVE);

        assertThat(lease(pool, THREE, EXCLUSIVE).environment().id(), is("e2"));
    }

    @Test
    void patience_ends_and_says_who_has_what() {
        EnvironmentPool pool = new EnvironmentPool(supplier, 1, Duration.ofMillis(30));
        lease(pool, THREE, EXCLUSIVE);

        EnvironmentFailure failure = assertThrows(EnvironmentFailure.class, () -> lease(pool, FOUR, SHARED));

        assertThat(failure.getMessage(), containsString("e1 [3 hosts storing in SQLite; taken by one scenario]"));
    }

    @Test
    void who_wants_to_share_waits_for_the_network_that_is_being_made() throws Exception {
        FakeSupplier.HeldStart start = supplier.holdStarts();
        EnvironmentPool pool = pool(2);

        Future<Lease> first = others.submit(() -> lease(pool, THREE, SHARED));
        start.awaitBegun();
        Future<Lease> second = others.submit(() -> lease(pool, THREE, SHARED));
        start.goOn();

        assertThat(second.get().environment().id(), is(first.get().environment().id()));
    }

    @Test
    void a_topology_that_cannot_be_made_is_not_tried_again() {
        supplier.startFault = topology -> new EnvironmentFailure("host-1 did not start: last words");
        EnvironmentPool pool = pool(1);

        EnvironmentFailure first = assertThrows(EnvironmentFailure.class, () -> lease(pool, THREE, SHARED));
        EnvironmentFailure second = assertThrows(EnvironmentFailure.class, () -> lease(pool, THREE, EXCLUSIVE));

        assertThat(first.getMessage(), is("host-1 did not start: last words"));
        assertThat(second.getMessage(), is("not tried again: host-1 did not start: last words"));
        assertThat(supplier.diary, contains("start e1"));
    }

    @Test
    void a_failure_frees_its_place() {
        supplier.startFault = topology -> topology.hosts() == 3 ? new IllegalStateException("bug") : null;
        EnvironmentPool pool = pool(1);

        EnvironmentFailure failure = assertThrows(EnvironmentFailure.class, () -> lease(pool, THREE, SHARED));

        assertThat(failure.getMessage(), containsString("e1 could not be made: java.lang.IllegalStateException: bug"));
        assertThat(lease(pool, FOUR, SHARED).environment().hosts(), is(4));
    }

    @Test
    void never_more_live_than_the_limit() {
        AtomicInteger tenants = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        EnvironmentPool pool = pool(2);

        CompletableFuture.allOf(IntStream.range(0, 60)
                        .mapToObj(each -> CompletableFuture.runAsync(
                                () -> {
                                    Topology topology = Topology.ofHosts(1 + each % 4);
                                    try (Lease lease = lease(pool, topology, EXCLUSIVE)) {
                                        most.accumulateAndGet(tenants.incrementAndGet(), Math::max);
                                        assertThat(lease.environment().hosts(), is(1 + each % 4));
                                        tenants.decrementAndGet();
                                    }
                                },
                                others))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(most.get() <= 2, is(true));
        assertThat(supplier.mostAlive() <= 2, is(true));
    }

    @Test
    void the_end_of_the_run_ends_everything() {
        EnvironmentPool pool = pool(2);
        Lease kept = lease(pool, THREE, SHARED);
        lease(pool, FOUR, SHARED).close();

        pool.close();
        pool.close();
        kept.close();

        assertThat(supplier.diary.subList(2, 5), hasItems("close e1", "close e2"));
        assertThat(supplier.diary.subList(4, supplier.diary.size()), contains("close supplier"));
        assertThrows(EnvironmentFailure.class, () -> lease(pool, THREE, SHARED));
        assertThat(supplier.alive(), is(empty()));
    }

    @Test
    void what_becomes_ready_after_the_end_is_closed_by_who_made_it() throws Exception {
        FakeSupplier.HeldStart start = supplier.holdStarts();
        EnvironmentPool pool = pool(1);
        Future<Lease> late = others.submit(() -> lease(pool, THREE, SHARED));
        start.awaitBegun();

        Future<?> end = others.submit(pool::close);
        assertThrows(TimeoutException.class, () -> end.get(50, TimeUnit.MILLISECONDS));
        start.goOn();
        end.get();

        assertThrows(ExecutionException.class, late::get);
        assertThat(supplier.diary, contains("start e1", "close e1", "close supplier"));
    }

    private EnvironmentPool pool(int limit) {
        return new EnvironmentPool(supplier, limit, Duration.ofSeconds(5));
    }

    private Lease lease(EnvironmentPool pool, Topology topology, Tenancy tenancy) {
        return pool.lease(topology, tenancy, LifecycleListener.NOBODY);
    }

    /** Asks for a second network, sees that it has to wait until the first is given back, and returns what it got. */
    private Lease leaseAfter(Lease first, EnvironmentPool pool, Topology topology, Tenancy tenancy) throws Exception {
        Future<Lease> second = others.submit(() -> lease(pool, topology, tenancy));
        assertThrows(TimeoutException.class, () -> second.get(50, TimeUnit.MILLISECONDS));
        first.close();
        return second.get(5, TimeUnit.SECONDS);
    }
}
