package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;

/**
 * What a session is bound to for its whole life: the escrow's facts and the chain's parameters as they were at
 * binding, defaults filled in (contract 4.5). Hosts and gateway must hold equal terms, or their roots part.
 *
 * @param amount deposited, before the create fee
 * @param validationRate basis points
 * @param voteThreshold weight that must be exceeded
 * @param versionTag the state-root tag hashed into the root, such as {@code v2}
 */
public record SessionTerms(
        String escrowId,
        Address creator,
        Group group,
        long amount,
        long createFee,
        long feePerNonce,
        long tokenPrice,
        long refusalTimeoutSeconds,
        long executionTimeoutSeconds,
        long validationRate,
        long voteThreshold,
        long sealGraceNonces,
        long sealGraceSeconds,
        long autoSealEveryNonces,
        long maxNonce,
        long epoch,
        String versionTag) {
    /** The state-root tag of the revision we speak. */
    public static final String VERSION_TAG = "v2";

    private static final long DEFAULT_CREATE_FEE = 10_000;
    private static final long DEFAULT_FEE_PER_NONCE = 1_000;
    private static final long DEFAULT_TOKEN_PRICE = 1;
    private static final long DEFAULT_REFUSAL_TIMEOUT = 60;
    private static final long DEFAULT_EXECUTION_TIMEOUT = 1_200;
    private static final long DEFAULT_SEAL_GRACE_NONCES = 20;
    private static final long DEFAULT_SEAL_GRACE_SECONDS = 3_600;
    private static final long DEFAULT_AUTO_SEAL = 150;
    private static final long DEFAULT_MAX_NONCE = 20_000;

    public SessionTerms {
        notNegative("amount", amount);
        notNegative("create fee", createFee);
        notNegative("fee per nonce", feePerNonce);
        notNegative("token price", tokenPrice);
        notNegative("refusal timeout", refusalTimeoutSeconds);
        notNegative("execution timeout", executionTimeoutSeconds);
        notNegative("validation rate", validationRate);
        notNegative("vote threshold", voteThreshold);
        notNegative("seal grace nonces", sealGraceNonces);
        notNegative("seal grace seconds", sealGraceSeconds);
        positive("auto-seal interval", autoSealEveryNonces);
        positive("greatest nonce", maxNonce);
    }

    public static SessionTerms of(EscrowFacts escrow, ChainParams params) {
        return of(escrow, params, VERSION_TAG);
    }

    /** @throws IllegalArgumentException if the facts make no session: no slots, too many, a negative number */
    public static SessionTerms of(EscrowFacts escrow, ChainParams params, String versionTag) {
        Group group = new Group(escrow.slots());
        return new SessionTerms(
                escrow.id(),
                escrow.creator(),
                group,
                escrow.amount(),
                orDefault(escrow.createDevshardFee(), DEFAULT_CREATE_FEE),
                orDefault(escrow.feePerNonce(), DEFAULT_FEE_PER_NONCE),
                orDefault(escrow.tokenPrice(), DEFAULT_TOKEN_PRICE),
                orDefault(params.refusalTimeout(), DEFAULT_REFUSAL_TIMEOUT),
                orDefault(params.executionTimeout(), DEFAULT_EXECUTION_TIMEOUT),
                params.validationRate(),
                voteThreshold(group, params.voteThresholdFactor()),
                orDefault(escrow.inferenceSealGraceNonces(), Math.max(DEFAULT_SEAL_GRACE_NONCES, group.size())),
                orDefault(escrow.inferenceSealGraceSeconds(), DEFAULT_SEAL_GRACE_SECONDS),
                orDefault(escrow.autoSealEveryNNonces(), DEFAULT_AUTO_SEAL),
                orDefault(params.maxNonce(), DEFAULT_MAX_NONCE),
                escrow.epochIndex(),
                versionTag);
    }

    private static long voteThreshold(Group group, long factor) {
        notNegative("vote threshold factor", factor);
        return factor == 0 ? group.size() / 2 : Math.multiplyExact(group.size(), factor) / 100;
    }

    private static long orDefault(long value, long byDefault) {
        return value == 0 ? byDefault : value;
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " of a session is greater than 0, not " + value);
        }
    }

    private static void notNegative(String name, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " of a session is not negative, but " + value);
        }
    }
}
