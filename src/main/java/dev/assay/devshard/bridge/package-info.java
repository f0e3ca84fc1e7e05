/**
 * The chain as hosts and gateway see it: a small interface, and a client of the REST bridge behind it (contract 2.6).
 * It asks and decodes, strictly; it remembers nothing, so what it says is what the chain says now. No protocol rule
 * lives here, and nothing of the mock chain.
 */
package dev.assay.devshard.bridge;
