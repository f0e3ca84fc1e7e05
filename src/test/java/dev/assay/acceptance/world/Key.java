package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.environment.Environment;
import java.util.function.Function;

/** The key that a caller of the gateway shows, in the features' words. */
public enum Key implements Titled {
    NONE("without a key", network -> Bearer.NONE),
    UNKNOWN("with a key nobody issued", network -> Bearer.of("sk-nobody-issued-this")),
    OF_THE_APPLICATION("with the application's key", network -> Bearer.of(network.apiKey())),
    OF_THE_ADMINISTRATOR("with the administrator's key", network -> Bearer.of(network.adminKey()));

    private final String title;
    private final Function<Environment, Bearer> bearer;

    Key(String title, Function<Environment, Bearer> bearer) {
        this.title = title;
        this.bearer = bearer;
    }

    @Override
    public String title() {
        return title;
    }

    Bearer of(Environment network) {
        return bearer.apply(network);
    }
}
