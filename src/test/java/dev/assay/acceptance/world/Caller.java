package dev.assay.acceptance.world;

import dev.assay.acceptance.client.HostCall;
import dev.assay.devshard.protocol.PrivateKey;
import java.time.Duration;
import java.util.function.BiFunction;

/** Who asks a host for work, and with which proof of identity, in the features' words (contract 3.2 and 3.3). */
public enum Caller implements Titled {
    OWNER("the owner of the escrow", (call, keys) -> call.signedBy(keys.owner())),
    GROUP_MEMBER("a host of the group", (call, keys) -> call.signedBy(keys.otherHost())),
    OPERATIONAL_KEY(
            "an operational key granted by a host", (call, keys) -> call.signedBy(keys.operationalKeyOfOtherHost())),
    STRANGER("a stranger with a valid key", (call, keys) -> call.signedBy(PrivateKey.generate())),

    NO_SIGNATURE("the owner without a signature", (call, keys) -> call.signedBy(keys.owner())
            .withoutHeader(HostCall.SIGNATURE)),
    NO_TIMESTAMP("the owner without a timestamp", (call, keys) -> call.signedBy(keys.owner())
            .withoutHeader(HostCall.TIMESTAMP)),
    SIGNATURE_NOT_HEX("the owner with a signature that is not hex", (call, keys) -> call.signedBy(keys.owner())
            .header(HostCall.SIGNATURE, "z".repeat(130))),
    SIGNATURE_TOO_SHORT("the owner with a signature that is too short", (call, keys) -> call.signedBy(keys.owner())
            .header(HostCall.SIGNATURE, "ab".repeat(64))),
    TIMESTAMP_NOT_A_NUMBER(
            "the owner with a timestamp that is not a number",
            (call, keys) -> call.signedBy(keys.owner()).header(HostCall.TIMESTAMP, "yesterday")),
    FAR_TOO_SLOW("the owner with a clock 40 seconds slow", (call, keys) -> owner(call, keys, -40)),
    FAR_TOO_FAST("the owner with a clock 40 seconds fast", (call, keys) -> owner(call, keys, 40)),
    A_LITTLE_SLOW("the owner with a clock 25 seconds slow", (call, keys) -> owner(call, keys, -25)),
    A_LITTLE_FAST("the owner with a clock 25 seconds fast", (call, keys) -> owner(call, keys, 25)),
    OTHER_ESCROW("the owner with a signature for another escrow", (call, keys) -> call.signedBy(keys.owner())
            .signedForEscrow("999999999")),
    BODY_ALTERED("the owner with a body altered after signing", (call, keys) -> call.signedBy(keys.owner())
            .bodyAltered()),
    TIMESTAMP_ALTERED("the owner with a timestamp altered after signing", (call, keys) -> call.signedBy(keys.owner())
            .timestampAltered(Duration.ofSeconds(1)));

    private final String title;
    private final BiFunction<HostCall, Keys, HostCall> proof;

    Caller(String title, BiFunction<HostCall, Keys, HostCall> proof) {
        this.title = title;
        this.proof = proof;
    }

    /** The keys that a caller may hold. */
    interface Keys {
        PrivateKey owner();

        /** The key of a host of the group, not the one that is called. */
        PrivateKey otherHost();

        /** A key that the chain says may act for that other host. */
        PrivateKey operationalKeyOfOtherHost();
    }

    @Override
    public String title() {
        return title;
    }

    HostCall prove(HostCall call, Keys keys) {
        return proof.apply(call, keys);
    }

    private static HostCall owner(HostCall call, Keys keys, int seconds) {
        return call.signedBy(keys.owner()).byClock(Duration.ofSeconds(seconds));
    }
}
