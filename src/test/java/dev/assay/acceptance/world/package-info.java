/**
 * One scenario's world, made anew for each by PicoContainer: the network it leased, its own escrow and keys, what its
 * application asked and was answered, what its hosts hold. Domain objects that the steps call, one line each; typed,
 * never a map of strings. How services are run lives in {@code environment}, what makes an answer right in {@code matcher}.
 */
package dev.assay.acceptance.world;
