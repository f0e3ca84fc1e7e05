package dev.assay.devshard.gateway.settings;

/** A gateway that has moved: chat requests get 308 with this message and the new place. */
public record Disabled(boolean enabled, String message, String newUrl) {
    public Disabled {
        Rule.present("disabled.message", message);
        Rule.present("disabled.new_url", newUrl);
    }
}
