package dev.assay.acceptance.steps;

import dev.assay.acceptance.environment.Storage;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.environment.Topology.Part;
import dev.assay.acceptance.world.ChainTerms;
import dev.assay.acceptance.world.Networks;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Given;

/** Which network the scenario wants. */
public final class NetworkSteps {
    private final World world;
    private final ChainTerms terms;

    public NetworkSteps(World world, ChainTerms terms) {
        this.world = world;
        this.terms = terms;
    }

    @Given("a devshard network of {int} host(s)")
    @Given("a devshard network of {int} hosts that answer word by word")
    public void aNetwork(int hosts) {
        world.wants(Networks.ofHosts(hosts));
    }

    @Given("a devshard network of {int} hosts storing in SQLite")
    public void aNetworkStoringInSqlite(int hosts) {
        world.wants(Networks.ofHosts(hosts).storingIn(Storage.SQLITE));
    }

    @Given("a devshard network of {int} hosts storing in PostgreSQL")
    public void aNetworkStoringInPostgres(int hosts) {
        world.wants(Networks.ofHosts(hosts).storingIn(Storage.POSTGRES));
    }

    /** Hosts that soon give up on a database that is gone. */
    @Given("a devshard network of {int} hosts storing in a PostgreSQL of its own")
    public void aNetworkStoringInItsOwnPostgres(int hosts) {
        world.wants(Networks.ofHosts(hosts)
                .storingIn(Storage.OWN_POSTGRES)
                .withSetting(Part.HOSTS, "PG_CONNECT_TIMEOUT", "5s"));
    }

    @Given("a devshard network of {int} hosts that answer in one piece")
    public void aNetworkAnsweringInOnePiece(int hosts) {
        world.wants(Networks.inOnePiece(Networks.ofHosts(hosts)));
    }

    @Given("a devshard network of {int} hosts whose gateway serves a single escrow")
    public void aNetworkOfOneEscrow(int hosts) {
        world.wants(Networks.ofOneEscrow(Networks.ofHosts(hosts)));
    }

    @Given("a devshard network of {int} host(s) started without test mode")
    public void aNetworkWithoutTestMode(int hosts) {
        Topology network = Networks.ofOneEscrow(Networks.ofHosts(hosts));
        world.wants(network.withoutTestMode());
    }

    @Given("a devshard network of {int} hosts on a chain that allows {int} nonces")
    public void aNetworkOfFewNonces(int hosts, int nonces) {
        world.wants(Networks.ofHosts(hosts));
        terms.nonces(nonces);
    }
}
