/**
 * What every service shares: settings from the environment, the HTTP server, event streams, error answers, request
 * log, metrics, the gate of the test controls. No product rule ever lives here: nothing in this package knows what a
 * session, a model or a chain is.
 */
package dev.assay.service;
