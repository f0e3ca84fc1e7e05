/**
 * Who judges the judge: the reference network with one named defect at a time (a mutant), and the scenarios that must
 * notice. A mutant is a few lines that replace what one method of a running service is told, does or answers; services
 * are broken from outside, in this JVM, so that none of it lives among the judged. The inside of the judged is known here
 * by name only. What never lives here: a promise; that a mutant survives is mended in {@code features/} or in a matcher.
 */
package dev.assay.acceptance.selftest;
