/**
 * From a prompt's tokens to an answer: choosing tokens, keeping to the asked form, stopping where told, counting. It
 * runs on the caller's thread, one generation at a time for each prompt read; who may run when is decided elsewhere.
 * No HTTP, no JSON of any API.
 */
package dev.assay.engine.generation;
