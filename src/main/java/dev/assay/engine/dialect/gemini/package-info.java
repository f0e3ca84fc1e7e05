/** Gemini's own API: generateContent, whole and streamed, embeddings, token counts, models. Its shapes only. */
package dev.assay.engine.dialect.gemini;
