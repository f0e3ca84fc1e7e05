/**
 * OpenAI's API: its schema, its handlers, its answers. The engine serves it as its own at the root; vendors whose APIs
 * have the same shape get it with a {@link dev.assay.engine.openai.Flavour} of theirs.
 */
package dev.assay.engine.openai;
