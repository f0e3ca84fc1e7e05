/**
 * The engine over HTTP: its own API in the shape of OpenAI's, and what every other API mounted beside it shares: who
 * may come in, how errors look, how events are sent. No rule about tokens lives here.
 */
package dev.assay.engine.api;
