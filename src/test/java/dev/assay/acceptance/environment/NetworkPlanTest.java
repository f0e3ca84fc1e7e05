package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasValue;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.environment.Topology.Part;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NetworkPlanTest {
    private static final Topology TWO = Topology.ofHosts(2);

    @Test
    void services_stand_in_the_order_in_which_they_depend_on_each_other() {
        assertThat(
                plan(TWO).services().stream().map(ServicePlan::name).toList(),
                contains("mock-chain", "host-0", "host-1", "devshardctl"));
    }

    @Test
    void the_chain_knows_the_hosts_as_their_peers_see_them() {
        NetworkPlan plan = plan(TWO);
        List<NetworkFacts.Host> hosts = plan.facts().hosts();

        assertThat(
                settings(plan, "mock-chain"),
                hasEntry(
                        "DEVSHARD_E2E_HOSTS",
                        hosts.get(0).address() + "=http://host-0.peer:7,"
                                + hosts.get(1).address() + "=http://host-1.peer:7"));
        assertThat(hosts.get(1).url(), is(URI.create("http://host-1.judge:9")));
    }

    @Test
    void each_host_has_a_key_a_directory_and_the_chain() {
        NetworkPlan plan = plan(TWO.mountedAt("/devshard/v2"));
        Map<String, String> host = settings(plan, "host-1");

        assertThat(host, hasEntry("DEVSHARD_CHAIN_REST", "http://mock-chain.peer:7"));
        assertThat(host, hasEntry("DEVSHARD_DATA_DIR", "/data/host-1"));
        assertThat(host, hasEntry("DEVSHARD_ROUTE_PREFIX", "/devshard/v2"));
        assertThat(host, hasEntry("ASSAY_INSTANCE", "e7-host-1"));
        assertThat(host, not(hasKey("PGHOST")));
        assertThat(
                SecretKey.of(host.get("DEVSHARD_HOST_PRIVATE_KEY")).key().address(),
                is(plan.facts().hosts().get(1).address()));
    }

    @Test
    void each_host_has_a_database_of_its_own_where_the_topology_says_so() {
        NetworkPlan plan = plan(TWO.storingIn(Storage.POSTGRES));

        assertThat(settings(plan, "host-0"), hasEntry("PGDATABASE", "db-host-0"));
        assertThat(settings(plan, "host-1"), hasEntry("PGDATABASE", "db-host-1"));
        assertThat(settings(plan, "host-1"), hasEntry("PGHOST", "pg"));
        assertThat(plan.facts().secrets(), hasEntry("database password", "secret"));
    }

    @Test
    void a_gateway_of_many_escrows_starts_with_none() {
        Map<String, String> gateway = settings(plan(TWO), "devshardctl");

        assertThat(gateway, hasEntry("DEVSHARDS_JSON", "[]"));
        assertThat(gateway, not(hasKey("DEVSHARD_ESCROW_ID")));
        assertThat(settings(plan(TWO), "mock-chain"), not(hasKey("DEVSHARD_E2E_ESCROW_ID")));
    }

    @Test
    void the_escrow_of_a_gateway_of_one_is_on_the_chain() {
        NetworkPlan plan = plan(TWO.withGateway(GatewayForm.ONE_ESCROW));
        SeededEscrow escrow = plan.facts().seededEscrow().orElseThrow();

        assertThat(settings(plan, "devshardctl"), hasEntry("DEVSHARD_ESCROW_ID", escrow.id()));
        assertThat(
                settings(plan, "devshardctl"),
                hasEntry("DEVSHARD_PRIVATE_KEY", escrow.user().hex()));
        assertThat(settings(plan, "mock-chain"), hasEntry("DEVSHARD_E2E_ESCROW_ID", escrow.id()));
        assertThat(
                settings(plan, "mock-chain"),
                hasEntry(
                        "DEVSHARD_E2E_CREATOR_ADDRESS",
                        escrow.user().key().address().value()));
    }

    @Test
    void test_mode_is_for_all_or_for_none() {
        plan(TWO).services().forEach(service -> assertThat(service.settings(), hasEntry("ASSAY_TEST_MODE", "1")));
        plan(TWO.withoutTestMode())
                .services()
                .forEach(service -> assertThat(service.settings(), hasEntry("ASSAY_TEST_MODE", "0")));
    }

    @Test
    void what_the_topology_sets_wins() {
        NetworkPlan plan = plan(TWO.withSetting(Part.HOSTS, "DEVSHARD_DATA_DIR", "/elsewhere")
                .withSetting(Part.GATEWAY, "DEVSHARD_MODEL", "m"));

        assertThat(settings(plan, "host-0"), hasEntry("DEVSHARD_DATA_DIR", "/elsewhere"));
        assertThat(settings(plan, "devshardctl"), hasEntry("DEVSHARD_MODEL", "m"));
        assertThat(plan.facts().model(), is("m"));
    }

    @Test
    void no_two_networks_share_a_secret_and_every_secret_is_listed() {
        NetworkFacts one = plan(TWO).facts();
        NetworkFacts other = plan(TWO).facts();

        assertThat(one.secrets(), aMapWithSize(4));
        one.secrets().values().forEach(secret -> assertThat(other.secrets(), not(hasValue(secret))));
        assertThat(one.secrets(), hasEntry("admin key", one.adminKey()));
    }

    @Test
    void nothing_that_prints_itself_prints_a_secret() {
        NetworkPlan plan = plan(TWO.storingIn(Storage.POSTGRES).withGateway(GatewayForm.ONE_ESCROW));
        String printed =
                plan.services() + " " + plan.facts() + " " + plan.facts().seededEscrow();

        plan.facts().secrets().values().forEach(secret -> assertThat(printed, not(containsString(secret))));
    }

    private static NetworkPlan plan(Topology topology) {
        return new NetworkPlan("e7", topology, new PaperSite());
    }

    private static Map<String, String> settings(NetworkPlan plan, String service) {
        return plan.services().stream()
                .filter(each -> each.name().equals(service))
                .findFirst()
                .orElseThrow()
                .settings();
    }

    /** Two networks on paper. */
    private static final class PaperSite implements Site {
        @Override
        public URI judgeView(String service) {
            return URI.create("http://" + service + ".judge:9");
        }

        @Override
        public URI peerView(String service) {
            return URI.create("http://" + service + ".peer:7");
        }

        @Override
        public int port(String service) {
            return 7;
        }

        @Override
        public String dataDirectory(String service) {
            return "/data/" + service;
        }

        @Override
        public Database database(String host) {
            return new Database("pg", 5432, "db-" + host, "user", "secret");
        }
    }
}
