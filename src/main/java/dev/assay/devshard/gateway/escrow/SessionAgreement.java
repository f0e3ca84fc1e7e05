package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.storage.StoredSession;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The terms a session runs under: a new one takes the chain's word, a stored one keeps its own. The chain may be silent
 * about a stored session, but not say otherwise (D35).
 */
final class SessionAgreement {
    private final Supplier<ChainBridge> chain;
    private final String versionTag;

    SessionAgreement(Supplier<ChainBridge> chain, String versionTag) {
        this.chain = chain;
        this.versionTag = versionTag;
    }

    /** @throws BridgeFailure if the chain is silent about a session that is new */
    SessionTerms terms(String escrowId, Optional<StoredSession> stored, RoutePrefix prefix) throws LoadRefused {
        return stored.isPresent() ? recalled(stored.get(), prefix) : agreed(escrowId);
    }

    private SessionTerms agreed(String escrowId) throws LoadRefused {
        EscrowFacts facts = chain.get()
                .escrow(escrowId)
                .orElseThrow(() ->
                        new LoadRefused(LoadRefused.Reason.ESCROW_UNKNOWN, "the chain knows no escrow " + escrowId));
        try {
            return SessionTerms.of(facts, chain.get().params(), versionTag);
        } catch (IllegalArgumentException e) {
            throw new LoadRefused(
                    LoadRefused.Reason.UNUSABLE, "escrow " + escrowId + " makes no session: " + e.getMessage());
        }
    }

    private SessionTerms recalled(StoredSession stored, RoutePrefix prefix) throws LoadRefused {
        if (!stored.version().equals(prefix.version())) {
            throw new LoadRefused(
                    LoadRefused.Reason.SESSION_CONFLICT,
                    "version conflict: escrow " + stored.escrowId() + " is stored with version " + stored.version()
                            + ", asked for " + prefix.version());
        }
        try {
            SessionTerms terms = TermsJson.read(stored.termsJson());
            requireUncontradicted(terms);
            return terms;
        } catch (MalformedMessage e) {
            throw new LoadRefused(
                    LoadRefused.Reason.UNUSABLE, "escrow " + stored.escrowId() + " is stored with " + e.getMessage());
        }
    }

    /** A chain that is silent, or does not know the escrow at the moment, contradicts nothing. */
    private void requireUncontradicted(SessionTerms terms) throws LoadRefused {
        Optional<EscrowFacts> facts;
        try {
            facts = chain.get().escrow(terms.escrowId());
        } catch (BridgeFailure silent) {
            return;
        }
        if (facts.isPresent() && !agree(terms, facts.get())) {
            throw new LoadRefused(
                    LoadRefused.Reason.SESSION_CONFLICT,
                    "the stored session of escrow " + terms.escrowId() + " is of " + terms.amount() + " by "
                            + terms.creator() + " in epoch " + terms.epoch() + ", the chain says "
                            + facts.get().amount() + " by " + facts.get().creator() + " in epoch "
                            + facts.get().epochIndex() + ", or of another group");
        }
    }

    private static boolean agree(SessionTerms terms, EscrowFacts facts) {
        return terms.creator().equals(facts.creator())
                && terms.group().slots().equals(facts.slots())
                && terms.amount() == facts.amount()
                && terms.epoch() == facts.epochIndex();
    }
}
