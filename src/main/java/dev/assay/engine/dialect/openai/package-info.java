/**
 * OpenAI's API where it goes beyond chat and embeddings: responses with stored items, files, batches; and the mounts of the vendors
 * whose APIs have its shape.
 */
package dev.assay.engine.dialect.openai;
