/**
 * What a run leaves in {@code reports/}: Cucumber's HTML, messages and JUnit XML, the summaries, the run log and the
 * lines on the console. Fed by Cucumber's events only; nothing here knows a scenario from the inside.
 */
package dev.assay.acceptance.report;
