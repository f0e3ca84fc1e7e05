/**
 * The service {@code engine}: answers inference requests by running a real, very small language model. Here are its
 * door, its settings and how it is put together; what a token, a generation or an answer is lives in the packages
 * below. It knows nothing of devshard.
 */
package dev.assay.engine;
