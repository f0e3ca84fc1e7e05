/**
 * What the judge holds answers, streams, settlements and histories against. A matcher says what was wanted, what was
 * seen and where, and names every mismatch of a document at once. Nothing here talks to anybody.
 */
package dev.assay.acceptance.matcher;
