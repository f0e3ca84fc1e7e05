package dev.assay.engine.generation;

/** @param arguments a JSON object as text */
public record ToolCall(String name, String arguments) {}
