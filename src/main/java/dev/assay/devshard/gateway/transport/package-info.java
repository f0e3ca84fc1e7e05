/**
 * How the gateway talks to a host: signed posts, event streams read with a deadline on every event, signatures and diffs
 * fetched (contract 2.5). Reports what a host said; never judges it and never touches a session.
 */
package dev.assay.devshard.gateway.transport;
