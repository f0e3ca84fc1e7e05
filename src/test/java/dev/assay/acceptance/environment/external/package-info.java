/**
 * The external runtime: services that somebody else started. Assay has their addresses and what keys it was given; scenarios
 * that need more are skipped, with that reason.
 */
package dev.assay.acceptance.environment.external;
