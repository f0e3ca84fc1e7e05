package dev.assay.devshard.gateway.settings;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What holds for one model only. */
public record ModelLimit(
        @JsonProperty(required = true) String model,
        @JsonProperty(required = true) AccessMode accessMode) {
    public ModelLimit {
        Rule.text("model_limits.model", model);
        Rule.present("model_limits.access_mode", accessMode);
    }
}
