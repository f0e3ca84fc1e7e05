/**
 * What {@code make bench} measures: how long a person waits, and what the judged and the judge cost. Each measurement is
 * one class that runs something several times and returns a figure; bars are printed beside figures, never asserted, for
 * a shared machine is no stopwatch. Tests never live here.
 */
package dev.assay.acceptance.bench;
