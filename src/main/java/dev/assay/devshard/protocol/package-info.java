/**
 * The devshard wire contract: messages, canonical encoding, hashes, keys and signatures, request authentication,
 * settlement verification. Pure functions over bytes; never any input or output, never a clock of its own, never a
 * rule about what a session may do next (that is the ledger's).
 */
package dev.assay.devshard.protocol;
