package dev.assay.devshard.host.session;

import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.json.PayloadJson;
import java.util.ArrayList;
import java.util.List;

/** A payload that is not what the record of its inference commits to. The text names every field that differs. */
public final class PayloadMismatch extends Exception {
    private static final long serialVersionUID = 1L;

    private PayloadMismatch(long id, List<String> differences) {
        super("payload mismatch for inference " + Long.toUnsignedString(id) + ": " + String.join(", ", differences));
    }

    /** Holds a payload against the record; returns if they agree. */
    public static void check(PayloadJson payload, Inference record) throws PayloadMismatch {
        List<String> differences = new ArrayList<>();
        if (!isOfHash(payload.prompt(), record)) {
            differences.add("the prompt has another hash");
        }
        if (!record.model().equals(payload.model())) {
            differences.add("model is " + payload.model() + ", not " + record.model());
        }
        compare("input_length", payload.inputLength(), record.inputLength(), differences);
        compare("max_tokens", payload.maxTokens(), record.maxTokens(), differences);
        compare("started_at", payload.startedAt(), record.startedAt(), differences);
        if (!differences.isEmpty()) {
            throw new PayloadMismatch(record.id(), differences);
        }
    }

    /** Whether the record commits to this prompt; what is no JSON has no hash. */
    static boolean isOfHash(byte[] prompt, Inference record) {
        try {
            return CanonicalJson.promptHash(prompt).byteString().equals(record.promptHash());
        } catch (MalformedMessage e) {
            return false;
        }
    }

    private static void compare(String field, long payload, long record, List<String> differences) {
        if (payload != record) {
            differences.add(field + " is " + payload + ", not " + record);
        }
    }
}
