package dev.assay.engine.text;

/** One message of a conversation. */
public record Turn(Role role, String text) {}
