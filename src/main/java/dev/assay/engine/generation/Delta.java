package dev.assay.engine.generation;

import java.util.List;

/**
 * A piece of an answer.
 *
 * @param text never empty, never ends inside a character
 * @param chances of the tokens since the last piece; empty unless asked for
 */
public record Delta(String text, List<TokenChance> chances) {}
