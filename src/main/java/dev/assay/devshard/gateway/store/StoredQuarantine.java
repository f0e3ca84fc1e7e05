package dev.assay.devshard.gateway.store;

import java.time.Instant;

/** Why and until when a participant is passed over. */
public record StoredQuarantine(String participant, String cause, String reason, Instant since, Instant until) {}
