package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Headers;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** How a stranger asks for what validators only may see (contract 3.4), in the features' words. */
public enum WrongProof implements Titled {
    NONE("without a word about itself") {
        @Override
        Headers headers(Address host) {
            return Headers.NONE;
        }
    },
    OF_A_STRANGER("in its own name") {
        @Override
        Headers headers(Address host) {
            PrivateKey stranger = PrivateKey.generate();
            return proof(stranger.address(), signed(stranger));
        }
    },
    OF_A_STRANGER_FOR_A_HOST("in the name of another host, with its own signature") {
        @Override
        Headers headers(Address host) {
            return proof(host, signed(PrivateKey.generate()));
        }
    },
    GARBLED("in the name of another host, with a garbled signature") {
        @Override
        Headers headers(Address host) {
            return proof(host, "who goes there");
        }
    };

    private final String title;

    WrongProof(String title) {
        this.title = title;
    }

    @Override
    public String title() {
        return title;
    }

    /** @param host a validator of the group */
    abstract Headers headers(Address host);

    private static Headers proof(Address validator, String signature) {
        Instant now = Instant.now();
        return Headers.of("X-Validator-Address", validator.value())
                .with("X-Timestamp", now.getEpochSecond() + String.format("%09d", now.getNano()))
                .with("X-Epoch-Id", "1")
                .with("Authorization", signature);
    }

    private static String signed(PrivateKey key) {
        return Base64.getEncoder().encodeToString(key.sign("let me in".getBytes(StandardCharsets.UTF_8)));
    }
}
