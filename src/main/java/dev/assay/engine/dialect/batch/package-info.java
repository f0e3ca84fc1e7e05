/**
 * Work that is answered later: batches of requests, their clock, and who runs them. It knows no vendor's shapes; what a request
 * is and how a batch looks is the business of whoever hands it in.
 */
package dev.assay.engine.dialect.batch;
