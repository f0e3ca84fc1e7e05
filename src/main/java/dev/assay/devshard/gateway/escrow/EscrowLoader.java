package dev.assay.devshard.gateway.escrow;

import dev.assay.devshard.bridge.BridgeFailure;
import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.gateway.session.EscrowBook;
import dev.assay.devshard.gateway.session.EscrowSession;
import dev.assay.devshard.gateway.session.WarmKeyDirectory;
import dev.assay.devshard.gateway.store.Devshard;
import dev.assay.devshard.ledger.AmountBelowFee;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.ledger.TermsJson;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.recovery.Recovery;
import dev.assay.devshard.recovery.RecoveryMismatch;
import dev.assay.devshard.storage.SessionConflict;
import dev.assay.devshard.storage.SessionStore;
import dev.assay.devshard.storage.StoredDiff;
import dev.assay.devshard.storage.StoredSession;
import dev.assay.service.Json;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a session out of what chain and storage know (contract 2.8). A session that is stored goes on as it is stored, also
 * while the chain is silent; a new one needs the chain's word on escrow, parameters and members.
 */
final class EscrowLoader {
    private final Supplier<ChainBridge> chain;
    private final SessionStores stores;
    private final RoutePrefix defaultPrefix;
    private final SessionAgreement agreement;
    private final Function<String, Optional<String>> environment;
    private final EscrowSession.Surroundings around;

    /** @param environment looks up the variables that hold keys */
    EscrowLoader(
            Supplier<ChainBridge> chain,
            SessionStores stores,
            RoutePrefix defaultPrefix,
            String versionTag,
            Function<String, Optional<String>> environment,
            EscrowSession.Surroundings around) {
        this.chain = chain;
        this.stores = stores;
        this.defaultPrefix = defaultPrefix;
        this.agreement = new SessionAgreement(chain, versionTag);
        this.environment = environment;
        this.around = around;
    }

    RoutePrefix prefixOf(Devshard devshard) {
        return devshard.protocolVersion().flatMap(RoutePrefix::ofVersion).orElse(defaultPrefix);
    }

    boolean isStored(Devshard devshard) {
        return stores.of(devshard.storagePath()).find(devshard.escrowId()).isPresent();
    }

    /** @throws LoadRefused if the key is missing or not the creator's */
    void requireCreator(Devshard devshard, SessionTerms terms) throws LoadRefused {
        requireCreator(key(devshard), terms);
    }

    EscrowSession load(Devshard devshard) throws LoadRefused {
        PrivateKey key = key(devshard);
        RoutePrefix prefix = prefixOf(devshard);
        SessionStore store = around.conduct().store(stores.of(devshard.storagePath()));
        try {
            Optional<StoredSession> stored = store.find(devshard.escrowId());
            SessionTerms terms = agreement.terms(devshard.escrowId(), stored, prefix);
            requireCreator(key, terms);
            learnMembers(terms);
            Ledger initial = open(terms);
            if (stored.isEmpty()) {
                store.create(fresh(terms, prefix));
            }
            Ledger ledger =
                    Recovery.replay(store, store.find(devshard.escrowId()).orElseThrow());
            List<StoredDiff> diffs = store.diffs(devshard.escrowId(), 1, ledger.nonce());
            WarmKeyDirectory warmKeys =
                    new WarmKeyDirectory(validator -> chain.get().grantees(validator), around.clock());
            EscrowBook book = new EscrowBook(key, store, warmKeys, around.clock(), initial.root(), ledger, diffs);
            return new EscrowSession(book, prefix.path(), around);
        } catch (BridgeFailure silent) {
            throw new LoadRefused(LoadRefused.Reason.CHAIN_SILENT, silent.getMessage());
        } catch (SessionConflict conflict) {
            throw new LoadRefused(LoadRefused.Reason.SESSION_CONFLICT, conflict.getMessage());
        } catch (RecoveryMismatch damaged) {
            throw new LoadRefused(LoadRefused.Reason.UNUSABLE, damaged.getMessage());
        }
    }

    private PrivateKey key(Devshard devshard) throws LoadRefused {
        String where = devshard.privateKeyEnv().map(name -> "variable " + name).orElse("private_key");
        String hex = devshard.privateKey()
                .or(() -> devshard.privateKeyEnv().flatMap(environment))
                .orElseThrow(() -> new LoadRefused(
                        LoadRefused.Reason.KEY_MISSING,
                        "escrow " + devshard.escrowId() + ": " + where + " is not set"));
        try {
            return PrivateKey.fromHex(hex);
        } catch (IllegalArgumentException e) {
            throw new LoadRefused(
                    LoadRefused.Reason.KEY_MISSING,
                    "escrow " + devshard.escrowId() + ": " + where + ": " + e.getMessage());
        }
    }

    private static void requireCreator(PrivateKey key, SessionTerms terms) throws LoadRefused {
        if (!key.address().equals(terms.creator())) {
            throw new LoadRefused(
                    LoadRefused.Reason.SIGNER_MISMATCH,
                    "escrow " + terms.escrowId() + " was created by " + terms.creator() + ", the key is of "
                            + key.address());
        }
    }

    private void learnMembers(SessionTerms terms) throws LoadRefused {
        for (Address member : terms.group().members()) {
            if (around.endpoints().learn(member).isEmpty()) {
                throw new LoadRefused(
                        LoadRefused.Reason.PARTICIPANT_UNKNOWN,
                        "escrow " + terms.escrowId() + " has a member the chain does not know: " + member);
            }
        }
    }

    private static Ledger open(SessionTerms terms) throws LoadRefused {
        try {
            return Ledger.open(terms);
        } catch (AmountBelowFee e) {
            throw new LoadRefused(LoadRefused.Reason.UNUSABLE, e.getMessage());
        }
    }

    private static StoredSession fresh(SessionTerms terms, RoutePrefix prefix) {
        return StoredSession.fresh(
                terms.escrowId(),
                terms.epoch(),
                prefix.version(),
                terms.creator().value(),
                TermsJson.write(terms),
                Json.text(terms.group().slots().stream().map(Address::value).toList()),
                terms.amount());
    }
}
