/**
 * What the gateway knows about those who run hosts, whatever the escrow: where they are, and whether they are passed over
 * for a while. Never a session's state.
 */
package dev.assay.devshard.gateway.participant;
