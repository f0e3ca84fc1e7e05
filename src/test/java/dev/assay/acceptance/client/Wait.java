package dev.assay.acceptance.client;

import java.time.Duration;
import java.time.Instant;

/**
 * A wait for a fact, over.
 *
 * @param what the fact, as in "waited for ..."
 * @param at when the wait began
 * @param took how long it lasted
 * @param reached whether the fact came about
 * @param last the last state that was seen, in words
 */
public record Wait(String what, Instant at, Duration took, boolean reached, String last) {}
