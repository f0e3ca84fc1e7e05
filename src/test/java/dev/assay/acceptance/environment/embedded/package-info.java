/**
 * The embedded runtime: the same services inside the judge's JVM, on loopback ports, with real files and a real PostgreSQL.
 * What a service is told is decided outside; what it does is none of this package's business.
 */
package dev.assay.acceptance.environment.embedded;
