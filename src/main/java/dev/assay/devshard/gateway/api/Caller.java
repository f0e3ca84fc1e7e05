package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.settings.AccessMode;

/** Who asks, as far as the bearer token tells. */
enum Caller {
    ADMINISTRATOR,
    KEY_HOLDER,
    STRANGER;

    boolean mayUse(AccessMode mode) {
        return switch (mode) {
            case OPEN -> true;
            case API_KEY -> this != STRANGER;
            case ADMIN_ONLY -> this == ADMINISTRATOR;
        };
    }
}
