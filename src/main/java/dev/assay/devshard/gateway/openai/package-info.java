/**
 * The shapes an OpenAI client knows: chat requests and what is wrong with them, completions, chunks, errors. Pure: what a
 * host streams goes in, what the client may see comes out. Never HTTP, never a nonce, never a signature.
 */
package dev.assay.devshard.gateway.openai;
