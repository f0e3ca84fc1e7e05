/** Anthropic's API: messages, their batches, models. Its shapes only; answering is done next door. */
package dev.assay.engine.dialect.anthropic;
