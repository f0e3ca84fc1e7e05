/**
 * The session ledger: a pure, immutable state machine that applies a diff or refuses it whole (contract 4.3 to
 * 4.8). Never HTTP, never storage, never a clock: time is what the transactions say.
 */
package dev.assay.devshard.ledger;
