package dev.assay.devshard.host;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.bridge.Participant;
import dev.assay.devshard.bridge.RestBridge;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.protocol.Address;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A chain in memory that counts what it is asked, and can be away. */
final class FakeChain implements ChainBridge {
    private final Map<String, EscrowFacts> escrows = new ConcurrentHashMap<>();
    private final Map<Address, URI> hosts = new ConcurrentHashMap<>();
    private final Map<Address, List<Address>> grants = new ConcurrentHashMap<>();
    private final AtomicInteger escrowQuestions = new AtomicInteger();
    private final AtomicInteger grantQuestions = new AtomicInteger();
    private volatile ChainParams params = ChainParams.defaults();
    private volatile boolean away;

    /** Fees of 1 000 at opening and 10 a nonce; price 1. */
    FakeChain escrow(String id, Address creator, List<Address> slots) {
        return escrow(id, creator, slots, 1_000_000);
    }

    FakeChain escrow(String id, Address creator, List<Address> slots, long amount) {
        escrows.put(id, new EscrowFacts(id, creator, slots, amount, 1, 1, 1_000, 10, 0, 0, 0));
        return this;
    }

    FakeChain host(Address address, URI url) {
        hosts.put(address, url);
        return this;
    }

    FakeChain grant(Address validator, Address grantee) {
        grants.put(validator, List.of(grantee));
        return this;
    }

    FakeChain params(ChainParams params) {
        this.params = params;
        return this;
    }

    FakeChain away(boolean away) {
        this.away = away;
        return this;
    }

    int escrowQuestions() {
        return escrowQuestions.get();
    }

    int grantQuestions() {
        return grantQuestions.get();
    }

    @Override
    public Optional<EscrowFacts> escrow(String id) {
        escrowQuestions.incrementAndGet();
        mustBeThere();
        return Optional.ofNullable(escrows.get(id));
    }

    @Override
    public Optional<Participant> participant(Address address) {
        mustBeThere();
        return Optional.ofNullable(hosts.get(address)).map(url -> new Participant(address, url, ""));
    }

    @Override
    public ChainParams params() {
        mustBeThere();
        return params;
    }

    @Override
    public List<Address> grantees(Address validator) {
        grantQuestions.incrementAndGet();
        mustBeThere();
        return grants.getOrDefault(validator, List.of());
    }

    /** Fails as the real bridge does, by asking it for a chain that nobody runs. */
    private void mustBeThere() throws BridgeFailure {
        if (away) {
            new RestBridge(URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1)).params();
        }
    }
}
