/**
 * What {@code make bench} measures: how long a person waits, and what the judged and the judge cost. Each measurement is
 * a method that runs something several times and hands out rows; bars are printed beside figures, never asserted, for a
 * shared machine is no stopwatch. What is tested here is how figures are computed and chosen, never how fast anything is.
 */
package dev.assay.acceptance.bench;
