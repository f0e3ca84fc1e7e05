package dev.assay.devshard.host.session;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.ledger.AmountBelowFee;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What waits for a diff, and what becomes of it. The state it is compared with is that of a session at nonce 0. */
final class HearsayTest {
    private static final Hash LIE = Hash.sha256(new byte[] {6});
    private static final Address COLD = PrivateKey.derive("0").address();
    private static final Address OTHER = PrivateKey.derive("1").address();

    private final Hearsay hearsay = new Hearsay();
    private final Ledger state = ledger();

    @Test
    void a_word_waits_for_its_state_and_goes_with_it() {
        assertThat(hearsay.hear(word(0, state.root(), 1), COLD, List.of(0)), is(Heard.FIRST));
        assertThat(hearsay.hear(word(0, state.root(), 2), OTHER, List.of(1)), is(Heard.NEWS));
        assertThat(hearsay.hear(word(0, state.root(), 2), OTHER, List.of(1)), is(Heard.KNOWN));
        assertThat(hearsay.of(state).keySet(), contains(0, 1));
        assertThat(hearsay.of(state).get(1)[0], is((byte) 2));

        hearsay.forgetUpTo(0);
        assertThat(hearsay.of(state).keySet(), is(Set.of()));
    }

    @Test
    void one_word_stands_for_all_slots_of_its_validator() {
        hearsay.hear(word(0, state.root(), 1), COLD, List.of(0, 2));
        assertThat(hearsay.of(state).keySet(), contains(0, 2));
    }

    @Test
    void a_lie_that_comes_first_is_told_apart_and_hides_nobody() {
        hearsay.hear(word(0, LIE, 1), COLD, List.of(0));
        assertThat(hearsay.hear(word(0, state.root(), 2), OTHER, List.of(1)), is(Heard.EQUIVOCATION));
        assertThat(hearsay.of(state).keySet(), contains(1));
    }

    @Test
    void who_says_two_things_is_held_to_the_first() {
        hearsay.hear(word(0, state.root(), 1), COLD, List.of(0));
        assertThat(hearsay.hear(word(0, LIE, 2), COLD, List.of(0)), is(Heard.EQUIVOCATION));
        assertThat(hearsay.of(state).get(0)[0], is((byte) 1));
    }

    @Test
    void a_slot_that_talks_much_pushes_out_its_own_far_words_only() {
        hearsay.hear(word(0, state.root(), 1), OTHER, List.of(1));
        int most = Hearsay.KEPT_FOR_A_SLOT;
        LongStream.rangeClosed(1, most).forEach(nonce -> hearsay.hear(word(nonce, LIE, 1), COLD, List.of(0)));

        assertThat("beyond the bound", hearsay.hear(word(most + 1, LIE, 1), COLD, List.of(0)), is(Heard.KNOWN));
        assertThat("nearer", hearsay.hear(word(0, state.root(), 1), COLD, List.of(0)), is(Heard.NEWS));
        assertThat(hearsay.of(state).keySet(), contains(0, 1));
        assertThat("the farthest made room", hearsay.hear(word(most, LIE, 1), COLD, List.of(0)), is(Heard.KNOWN));
        assertThat("another slot", hearsay.hear(word(most, LIE, 1), OTHER, List.of(1)), is(Heard.FIRST));
    }

    @Test
    void how_far_the_group_has_come_is_known_from_whoever_is_furthest() {
        assertThat(hearsay.furthest(), is(0L));
        hearsay.hear(word(7, LIE, 1), COLD, List.of(0));
        hearsay.hear(word(5, LIE, 1), OTHER, List.of(1));
        hearsay.forgetUpTo(7);
        assertThat(hearsay.furthest(), is(7L));
    }

    private static StateAttestation word(long nonce, Hash root, int signature) {
        return new StateAttestation(nonce, root, new byte[] {(byte) signature});
    }

    private static Ledger ledger() {
        EscrowFacts escrow =
                new EscrowFacts("1", OTHER, List.of(COLD, OTHER, COLD), 1_000_000, 1, 1, 1_000, 10, 0, 0, 0);
        try {
            return Ledger.open(SessionTerms.of(escrow, ChainParams.defaults()));
        } catch (AmountBelowFee e) {
            throw new AssertionError(e);
        }
    }
}
