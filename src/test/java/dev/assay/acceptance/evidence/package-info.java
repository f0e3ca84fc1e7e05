/**
 * What happened in a scenario, as it happened: exchanges, streams, waits, lifecycle events and, on failure, the last
 * log lines of the services. Kept in memory, redacted and bounded when written down, attached to the scenario for a
 * reader who was not there. Verdicts never live here.
 */
package dev.assay.acceptance.evidence;
