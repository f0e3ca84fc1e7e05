/**
 * The model: where its file is, whether it is the one we know, and how tokens become the likelihood of the next one.
 * The only place that knows ONNX Runtime. Nothing here chooses a token.
 */
package dev.assay.engine.model;
