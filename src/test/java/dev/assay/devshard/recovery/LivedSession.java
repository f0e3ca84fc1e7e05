package dev.assay.devshard.recovery;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.Composed;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.ledger.WarmKeys;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.SessionStores;
import dev.assay.devshard.storage.StoredSession;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A session of three inferences, from its first diff to settlement, of which every diff is stored on SQLite; a warm key
 * signs.
 */
final class LivedSession implements AutoCloseable {
    static final String ESCROW = "7";
    static final long LATEST = 8;
    private static final Hash HASH = Hash.sha256(new byte[1]);

    private final PrivateKey user = PrivateKey.derive("user");
    private final List<PrivateKey> hosts =
            Stream.of("host0", "host1", "host2").map(PrivateKey::derive).toList();
    /** Signs for slot 1. */
    private final PrivateKey warm = PrivateKey.derive("warm");

    private final Path directory;
    private final SessionStore store;
    private Ledger lived;

    LivedSession(Path directory) throws Exception {
        this.directory = directory;
        store = SessionStores.sqlite(directory);
        SessionTerms terms = SessionTerms.of(
                new EscrowFacts(
                        ESCROW,
                        user.address(),
                        hosts.stream().map(PrivateKey::address).toList(),
                        1_000_000,
                        1,
                        0,
                        0,
                        0,
                        2,
                        0,
                        4),
                ChainParams.defaults());
        store.create(StoredSession.fresh(
                ESCROW, 1, "v1", user.address().value(), TermsJson.write(terms), "[]", terms.amount()));
        lived = Ledger.open(terms);
        next(List.of(), true);
        next(executed(1, warm), true);
        next(executed(2, hosts.get(2)), true);
        next(executed(3, hosts.get(0)), false);
        next(List.of(Transactions.finalizeRound()), false);
        next(List.of(), false);
        next(List.of(), false);
        next(List.of(), false);
    }

    Ledger ledger() {
        return lived;
    }

    SessionStore store() {
        return store;
    }

    StoredSession stored() {
        return store.find(ESCROW).orElseThrow();
    }

    /** Changes one stored row behind the store's back. */
    void tamper(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("sessions.db"));
                Statement statement = connection.createStatement()) {
            assertThat(sql, statement.executeUpdate(sql), is(1));
        }
    }

    @Override
    public void close() {
        store.close();
    }

    private void next(List<DevshardTx> pending, boolean withStart) throws Exception {
        WarmKeys granted =
                (validator, candidate) -> validator.equals(hosts.get(1).address()) && candidate.equals(warm.address());
        Optional<Start> start = withStart ? Optional.of(start(lived.nonce() + 1)) : Optional.empty();
        Composed composed = lived.compose(pending, start, granted);
        assertThat("dropped " + composed.dropped(), composed.dropped().isEmpty(), is(true));
        SignedDiff diff = SignedDiff.sign(user, ESCROW, composed.nonce(), composed.txs(), composed.root());
        store.append(
                ESCROW,
                StoredForm.of(diff, composed.root(), composed.newWarmKeys(), Instant.EPOCH),
                List.of(),
                StoredForm.of(composed.sealed()));
        lived = composed.next();
    }

    private static Start start(long id) {
        return Transactions.start(id, HASH, "stub", 10, 50, 1_700_000_000).getStart();
    }

    private static List<DevshardTx> executed(long id, PrivateKey signer) {
        long confirmedAt = 1_700_000_001;
        List<DevshardTx> txs = new ArrayList<>();
        txs.add(Transactions.confirm(
                id, signer.sign(SigningContent.receipt(start(id), ESCROW, confirmedAt)), confirmedAt));
        txs.add(Transactions.finish(signer, ESCROW, id, HASH, 8, 20, (int) (id % 3)));
        return txs;
    }
}
