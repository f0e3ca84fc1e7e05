package dev.assay.devshard.gateway.participant;

import java.time.Instant;

/** A participant is passed over for inferences until then; for everything else it is still asked. */
public record Quarantine(Cause cause, String reason, Instant since, Instant until) {}
