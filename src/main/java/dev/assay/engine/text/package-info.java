/**
 * Text and tokens: the vocabulary of the model card, the chat format, and the way back from tokens to text. A byte is
 * a token, so a character may take several. Nothing here knows the model or HTTP.
 */
package dev.assay.engine.text;
