package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.ledger.DiffRejected.Reason;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contract 3.5. Inference 1 is executed by slot 1. */
final class WarmKeysTest {
    private static final PrivateKey WARM = PrivateKey.derive("warm");
    private static final PrivateKey OTHER = PrivateKey.derive("other warm");

    private final Network network = new Network(4, 1);
    private final Address cold = network.slots.get(1).address();
    private final Session session = new Session(network);

    @Test
    void the_first_use_binds_and_is_hashed() {
        session.apply(network.start(1));
        Session byCold = new Session(network).apply(network.start(1)).apply(network.confirm(1, 9));
        session.warmKeys = this::granted;
        session.apply(network.confirm(WARM, 1, 9));
        assertEquals(Map.of(1, WARM.address()), session.bound);
        assertEquals(Map.of(1, WARM.address()), session.ledger.warmKeys());
        assertNotEquals(byCold.ledger.root(), session.ledger.root());
    }

    @Test
    void a_binding_outlives_its_grant_and_lets_no_other_in() {
        session.apply(network.start(1));
        session.warmKeys = this::granted;
        session.apply(network.confirm(WARM, 1, 9));
        session.refuses(Reason.SIGNATURE, network.finish(OTHER, 1, 8, 20));
        session.warmKeys = WarmKeys.NONE;
        session.apply(network.finish(WARM, 1, 8, 20));
        assertEquals(Map.of(), session.bound);
    }

    @Test
    void the_cold_key_signs_beside_the_warm_one() {
        session.apply(network.start(1));
        session.warmKeys = this::granted;
        session.apply(network.confirm(WARM, 1, 9), network.finish(1));
        assertEquals(Map.of(1, WARM.address()), session.ledger.warmKeys());
    }

    @Test
    void a_binding_is_of_one_slot() {
        session.apply(network.start(1)).idle(2).apply(network.start(4));
        session.warmKeys = this::granted;
        session.apply(network.confirm(WARM, 1, 9));
        session.warmKeys = WarmKeys.NONE;
        session.refuses(Reason.SIGNATURE, network.confirm(WARM, 4, 9));
        session.warmKeys = this::granted;
        session.apply(network.confirm(OTHER, 4, 9));
        assertEquals(Map.of(1, WARM.address(), 4, OTHER.address()), session.ledger.warmKeys());
    }

    @Test
    void a_refused_diff_binds_nothing() {
        session.apply(network.start(1));
        session.warmKeys = this::granted;
        session.refuses(Reason.STATUS, network.confirm(WARM, 1, 9), network.confirm(1));
        assertEquals(Map.of(), session.ledger.warmKeys());
    }

    @Test
    void who_cannot_ask_the_chain_refuses_nothing_and_changes_nothing() {
        session.apply(network.start(1));
        String before = Session.print(session.ledger);
        WarmKeys down = (validator, candidate) -> {
            throw new IllegalStateException("bridge down");
        };
        assertThrows(
                IllegalStateException.class,
                () -> session.ledger.apply(network.diff(session.ledger, network.confirm(WARM, 1, 9)), down));
        assertEquals(before, Session.print(session.ledger));
    }

    private boolean granted(Address validator, Address candidate) {
        return validator.equals(cold) && (candidate.equals(WARM.address()) || candidate.equals(OTHER.address()));
    }
}
