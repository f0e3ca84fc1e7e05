/**
 * A suite in miniature for the tests of the reports: steps that pass, fail, give up and leak on purpose. Nothing here
 * judges anything; the real steps live in {@code dev.assay.acceptance.steps}.
 */
package dev.assay.acceptance.report.sample;
