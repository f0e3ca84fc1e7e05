package dev.assay.devshard.gateway.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Who may ask a model (contract 2.1). */
public enum AccessMode {
    /** Anybody. */
    @JsonProperty("open")
    OPEN,
    /** Holders of an API key, and the administrator. */
    @JsonProperty("api_key")
    API_KEY,
    /** The administrator alone; the default, so that a fresh gateway spends nothing for strangers. */
    @JsonProperty("admin_only")
    ADMIN_ONLY;

    /** The name in settings and environment. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
