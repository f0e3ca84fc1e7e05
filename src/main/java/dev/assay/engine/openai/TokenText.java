package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.text.Vocabulary;

/** A token as a person can read it: its character, {@code \xe2} for a byte that is none, a name for a control token. */
final class TokenText {
    private TokenText() {}

    static ObjectNode put(ObjectNode node, int token, double logprob) {
        node.put("token", of(token)).put("logprob", logprob);
        if (Vocabulary.isByte(token)) {
            node.putArray("bytes").add(token);
        } else {
            node.putNull("bytes");
        }
        return node;
    }

    static String of(int token) {
        if (token < 0x80) {
            return Character.toString(token);
        }
        return switch (token) {
            case Vocabulary.START -> "<start>";
            case Vocabulary.END_OF_TURN -> "<end>";
            case Vocabulary.SYSTEM -> "<system>";
            case Vocabulary.USER -> "<user>";
            case Vocabulary.ASSISTANT -> "<assistant>";
            case Vocabulary.TOOL_CALL -> "<tool_call>";
            default -> token < Vocabulary.BYTES ? String.format("\\x%02x", token) : "<unused>";
        };
    }
}
