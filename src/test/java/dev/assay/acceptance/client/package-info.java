/**
 * The judge's hands: domain clients that speak HTTP to the judged, for chat, streams, the gateway's
 * administration, the hosts' signed transport and the mock chain's controls. Every exchange is told to a
 * {@link dev.assay.acceptance.client.Witness}. Verdicts never live here: a client reports what was
 * answered, and fails only when an answer cannot be read as what was asked for.
 */
package dev.assay.acceptance.client;
