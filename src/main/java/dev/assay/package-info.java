/**
 * The entry point: {@link dev.assay.Assay} starts one service by its name, in a process of its own or inside a
 * caller's JVM. Only that lives here; what services share is in {@code service}, what they do is in the product
 * packages.
 */
package dev.assay;
