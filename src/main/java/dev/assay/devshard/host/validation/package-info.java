/**
 * How a host re-checks the work of others: fetch the prompt from the executor, run the engine, compare. Which work is to be
 * checked, and what follows from the verdict, is the session's.
 */
package dev.assay.devshard.host.validation;
