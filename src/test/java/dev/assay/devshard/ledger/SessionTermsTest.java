package dev.assay.devshard.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionTermsTest {
    private static final Address HOST = PrivateKey.derive("host").address();

    @Test
    void what_the_chain_leaves_out_has_a_default() {
        SessionTerms terms = SessionTerms.of(facts(3, 0), new ChainParams(0, 0, 0, 0, 0, true));
        assertEquals(10_000, terms.createFee());
        assertEquals(1_000, terms.feePerNonce());
        assertEquals(1, terms.tokenPrice());
        assertEquals(60, terms.refusalTimeoutSeconds());
        assertEquals(1_200, terms.executionTimeoutSeconds());
        assertEquals(0, terms.validationRate(), "a rate of 0 is honoured");
        assertEquals(20, terms.sealGraceNonces());
        assertEquals(3_600, terms.sealGraceSeconds());
        assertEquals(150, terms.autoSealEveryNonces());
        assertEquals(20_000, terms.maxNonce());
        assertEquals("v2", terms.versionTag());
        assertEquals(64, SessionTerms.of(facts(64, 0), ChainParams.defaults()).sealGraceNonces());
    }

    @Test
    void what_the_chain_says_is_kept() {
        SessionTerms terms = SessionTerms.of(facts(3, 7), new ChainParams(5, 17, 10_000, 66, 500, true), "v3");
        assertEquals(7, terms.createFee());
        assertEquals(7, terms.feePerNonce());
        assertEquals(7, terms.tokenPrice());
        assertEquals(5, terms.refusalTimeoutSeconds());
        assertEquals(17, terms.executionTimeoutSeconds());
        assertEquals(10_000, terms.validationRate());
        assertEquals(7, terms.sealGraceNonces());
        assertEquals(7, terms.sealGraceSeconds());
        assertEquals(7, terms.autoSealEveryNonces());
        assertEquals(500, terms.maxNonce());
        assertEquals("v3", terms.versionTag());
    }

    @ParameterizedTest
    @CsvSource({"3,0,1", "3,50,1", "3,66,1", "3,67,2", "3,100,3", "4,0,2", "5,0,2", "5,50,2", "128,66,84", "1,0,0"})
    void the_threshold_is_a_share_of_the_slots_rounded_down(int slots, long factor, long threshold) {
        ChainParams params = new ChainParams(0, 0, 0, factor, 0, true);
        assertEquals(threshold, SessionTerms.of(facts(slots, 0), params).voteThreshold());
    }

    @Test
    void what_makes_no_session_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> SessionTerms.of(facts(0, 0), ChainParams.defaults()));
        assertThrows(IllegalArgumentException.class, () -> SessionTerms.of(facts(129, 0), ChainParams.defaults()));
        assertThrows(IllegalArgumentException.class, () -> SessionTerms.of(facts(3, -1), ChainParams.defaults()));
    }

    private static EscrowFacts facts(int slots, long all) {
        List<Address> hosts = Collections.nCopies(slots, HOST);
        return new EscrowFacts("1", HOST, hosts, 1_000, 1, all, all, all, all, all, all);
    }
}
