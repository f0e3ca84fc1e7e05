package dev.assay.acceptance.environment;

/**
 * Why a runtime cannot be used.
 *
 * @param what what is missing, in words
 * @param remedy the command or setting that mends it
 */
public record Obstacle(String what, String remedy) {}
