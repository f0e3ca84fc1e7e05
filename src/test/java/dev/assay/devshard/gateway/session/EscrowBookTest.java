package dev.assay.devshard.gateway.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.PayloadJson;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.SessionStores;
import dev.assay.devshard.storage.StorageFailure;
import dev.assay.devshard.storage.StoredSession;
import dev.assay.service.TurningClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one place where history is written: first to disk, then true (D21); and what of a host's word comes in. */
final class EscrowBookTest {
    private static final PrivateKey USER = PrivateKey.derive("user");
    private static final List<PrivateKey> HOSTS =
            Stream.of("h0", "h1", "h2").map(PrivateKey::derive).toList();

    /** What happens to the next append. */
    private enum Append {
        WORKS,
        FAILS,
        LOSES_ITS_ACKNOWLEDGEMENT
    }

    @TempDir
    private Path directory;

    private final TurningClock clock = new TurningClock();

    @AutoClose
    private SessionStore store;

    private Append append = Append.WORKS;
    private EscrowBook book;

    @BeforeEach
    void open() throws Exception {
        store = SessionStores.sqlite(directory);
        List<Address> slots = HOSTS.stream().map(PrivateKey::address).toList();
        SessionTerms terms = SessionTerms.of(
                new EscrowFacts("1", USER.address(), slots, 1_000_000, 1, 0, 0, 0, 0, 0, 0), ChainParams.defaults());
        store.create(StoredSession.fresh(
                "1", 1, "v1", USER.address().value(), TermsJson.write(terms), "[]", terms.amount()));
        Ledger ledger = Ledger.open(terms);
        book = new EscrowBook(
                USER,
                unreliable(),
                new WarmKeyDirectory(validator -> List.of(), clock),
                clock,
                ledger.root(),
                ledger,
                List.of());
    }

    private SessionStore unreliable() {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(), new Class<?>[] {SessionStore.class}, (self, method, arguments) -> {
                    Append how = method.getName().equals("append") ? append : Append.WORKS;
                    append = method.getName().equals("append") ? Append.WORKS : append;
                    if (how == Append.FAILS) {
                        throw failure();
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        if (how == Append.LOSES_ITS_ACKNOWLEDGEMENT) {
                            throw failure();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** A failure as storage raises it: of a store that is closed. */
    private StorageFailure failure() {
        SessionStore closed = SessionStores.sqlite(directory.resolve("closed"));
        closed.close();
        return assertThrows(StorageFailure.class, () -> closed.escrows());
    }

    private Sequenced start() throws NotAccepting {
        byte[] prompt = "{}".getBytes(UTF_8);
        return book.start(new Order(prompt, Hash.sha256(prompt), "m", 10, 50, 1_700_000_000), slot -> true);
    }

    private DevshardTx confirm(Sequenced started, PrivateKey executor) {
        byte[] receipt = executor.sign(SigningContent.receipt(started.start().orElseThrow(), "1", 1_700_000_001));
        return Transactions.confirm(started.nonce(), receipt, 1_700_000_001);
    }

    private static DevshardTx finish(long id, PrivateKey executor, String response) {
        Hash hash = Hash.sha256(response.getBytes(UTF_8));
        return Transactions.finish(executor, "1", id, hash, 10, 5, (int) (id % 3));
    }

    @Test
    void what_could_not_be_stored_has_not_happened_and_its_nonce_is_used_once() throws NotAccepting {
        append = Append.FAILS;
        assertThrows(StorageFailure.class, this::start);
        assertThat(book.ledger().nonce(), is(0L));
        assertThat(book.root(1), is(Optional.empty()));

        assertThat(start().nonce(), is(1L));
        assertThat(start().nonce(), is(2L));
        assertThat(store.diffs("1", 1, 9).size(), is(2));
    }

    @Test
    void what_was_stored_has_happened_even_if_nobody_said_so() throws NotAccepting {
        append = Append.LOSES_ITS_ACKNOWLEDGEMENT;

        assertThat(start().nonce(), is(1L));
        assertThat(start().nonce(), is(2L));
        assertThat(book.diffs(1, 9).size(), is(2));
    }

    @Test
    void what_is_ordered_is_stored_until_the_books_have_closed_it() throws NotAccepting {
        Sequenced first = start();

        PayloadJson kept = book.payload(1).orElseThrow();
        assertThat(new String(kept.prompt(), UTF_8), is("{}"));
        assertThat(kept.model(), is("m"));
        assertThat(kept.inputLength(), is(10L));
        assertThat(kept.maxTokens(), is(50L));
        assertThat(kept.startedAt(), is(1_700_000_000L));
        assertThat(store.order("1", 1).isPresent(), is(true));

        book.offer(List.of(confirm(first, HOSTS.get(1)), finish(1, HOSTS.get(1), "answer")));
        start();

        assertThat(store.order("1", 1), is(Optional.empty()));
        assertThat(store.order("1", 2).isPresent(), is(true));
    }

    @Test
    void a_diff_is_on_disk_before_anybody_can_send_it() throws NotAccepting {
        Sequenced started = start();

        assertThat(store.find("1").orElseThrow().latestNonce(), is(started.nonce()));
        assertThat(
                Hash.of(store.diffs("1", 1, 1).get(0).stateHash()),
                is(book.root(1).orElseThrow()));
    }

    @Test
    void of_two_finishes_the_one_that_holds_comes_into_the_book_whichever_came_first() throws NotAccepting { // D34
        Sequenced first = start();
        int taken = book.offer(List.of(
                finish(1, PrivateKey.derive("forger"), "forged"),
                Transactions.finalizeRound(),
                finish(1, HOSTS.get(1), "honest"),
                confirm(first, PrivateKey.derive("forger")),
                confirm(first, HOSTS.get(1)),
                confirm(first, HOSTS.get(1))));
        assertThat(taken, is(2));

        start();

        assertThat(book.ledger().inference(1).orElseThrow().status(), is(InferenceStatus.FINISHED));
        assertThat(book.pending().size(), is(0));
    }

    @Test
    void a_finish_that_came_before_its_confirm_waits_for_it() throws NotAccepting {
        Sequenced first = start();
        book.offer(List.of(finish(1, HOSTS.get(1), "early")));
        start();
        assertThat(book.ledger().inference(1).orElseThrow().status(), is(InferenceStatus.PENDING));
        assertThat(book.pending().size(), is(1));

        book.offer(List.of(confirm(first, HOSTS.get(1))));
        start();

        assertThat(book.ledger().inference(1).orElseThrow().status(), is(InferenceStatus.FINISHED));
    }

    @Test
    void slots_that_may_not_be_asked_get_a_diff_without_a_start() throws NotAccepting {
        Order order = new Order(new byte[0], Hash.sha256(), "m", 10, 50, 1);

        Sequenced started = book.start(order, slot -> slot == 0);

        assertThat(started.nonce(), is(3L));
        assertThat(book.ledger().live().keySet(), is(Set.of(3L)));
    }

    @Test
    void a_start_that_cannot_be_paid_costs_no_nonce_even_where_slots_are_passed_over() {
        Order order = new Order(new byte[0], Hash.sha256(), "m", 10, 5_000_000, 1);

        NotAccepting refused = assertThrows(NotAccepting.class, () -> book.start(order, slot -> slot == 0));

        assertThat(refused.why(), is(NotAccepting.Why.BALANCE));
        assertThat(book.ledger().nonce(), is(0L));
    }

    @Test
    void nothing_is_written_once_it_is_frozen() throws NotAccepting {
        start();
        book.freeze();

        assertThrows(IllegalStateException.class, this::start);
        assertThat(store.find("1").orElseThrow().latestNonce(), is(1L));
    }

    @Test
    void every_step_to_settlement_depends_on_the_book_alone() throws Exception { // D07
        start();
        Optional<Sequenced> step = book.stepToSettlement();
        int steps = 0;
        while (step.isPresent()) {
            steps++;
            step = book.stepToSettlement();
        }

        assertThat(steps, is(4));
        assertThrows(NotAccepting.class, this::start);
        assertThat(book.inferences().get(1L).status(), not(InferenceStatus.FINISHED));
    }
}
