/**
 * The features' sentences, each one line of delegation to a domain object of {@code world} or one matcher. No logic
 * lives here: if a step needs an {@code if}, a domain object is missing a method.
 */
package dev.assay.acceptance.steps;
