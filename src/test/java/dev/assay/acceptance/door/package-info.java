/**
 * One run of the suite: which scenarios count, what the run has in common, and why a run in which nothing was judged is red.
 * What a network is belongs to {@code environment}; what is written down belongs to {@code evidence} and {@code report}.
 */
package dev.assay.acceptance.door;
