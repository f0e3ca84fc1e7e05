package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.PrivateKey;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who is no host of the group and gossips all the same, in the features' words. */
public enum Eavesdropper implements Titled {
    OWNER("the owner of the escrow", session -> Optional.of(session.escrow().owner())),
    STRANGER("a stranger with a valid key", session -> Optional.of(PrivateKey.generate())),
    NOBODY("somebody who signs nothing", session -> Optional.empty());

    private final String title;
    private final Function<Session, Optional<PrivateKey>> key;

    Eavesdropper(String title, Function<Session, Optional<PrivateKey>> key) {
        this.title = title;
        this.key = key;
    }

    @Override
    public String title() {
        return title;
    }

    public Optional<PrivateKey> key(Session session) {
        return key.apply(session);
    }
}
