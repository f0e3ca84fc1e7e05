/**
 * The container runtime: one container a service, two networks (the judge's and the services' own), labels by which a killed
 * run can be cleaned up after. What a service is told is decided outside.
 */
package dev.assay.acceptance.environment.containers;
