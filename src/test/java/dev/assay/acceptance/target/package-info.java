/**
 * Targets as data: which product is judged, and which images it comes in. How a target is started belongs to {@code
 * environment}; what it must do belongs to the features.
 */
package dev.assay.acceptance.target;
