package dev.assay.devshard.host;

import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Keys, a chain with escrow "1" over one slot a host, and the hosts that were started. */
final class Scene implements AutoCloseable {
    static final String ESCROW = "1";
    static final String PROMPT = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    final PrivateKey user = PrivateKey.derive("user");
    final PrivateKey stranger = PrivateKey.derive("stranger");
    final List<PrivateKey> keys;
    final FakeChain chain = new FakeChain();
    private final Path directory;
    private final List<HostUnderTest> hosts = new ArrayList<>();

    Scene(Path directory, int slots) {
        this.directory = directory;
        this.keys = IntStream.range(0, slots)
                .mapToObj(slot -> PrivateKey.derive("host" + slot))
                .toList();
        chain.escrow(ESCROW, user.address(), addresses());
    }

    List<Address> addresses() {
        return keys.stream().map(PrivateKey::address).toList();
    }

    /** A host with that slot's key, its own directory, not started yet. */
    HostUnderTest host(int slot) {
        return host(keys.get(slot));
    }

    HostUnderTest host(PrivateKey key) {
        HostUnderTest host = new HostUnderTest(directory.resolve(key.address().value()), key, chain);
        hosts.add(host);
        return host;
    }

    Owner owner() {
        return owner(ESCROW);
    }

    Owner owner(String escrowId) {
        return new Owner(user, SessionTerms.of(chain.escrow(escrowId).orElseThrow(), chain.params()));
    }

    @Override
    public void close() {
        hosts.forEach(HostUnderTest::close);
    }
}
