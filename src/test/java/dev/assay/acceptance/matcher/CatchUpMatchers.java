package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.StreamRecord;
import java.util.Base64;
import java.util.Optional;
import org.hamcrest.Matcher;

/** What a host must answer to diffs that it was sent. */
public final class CatchUpMatchers {
    private CatchUpMatchers() {}

    /** A failure that says how far the host has come all the same (contract 10, D28). */
    public static Matcher<StreamRecord> failedAt(long latestNonce) {
        return new StreamMatcher("an error with status 500 which says that the session is at nonce " + latestNonce) {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                if (findings.status(500, stream.answer())) {
                    JsonNode body = stream.answer().document().json();
                    findings.unless(!body.path("message").asText("").isEmpty(), "no message");
                    findings.same(
                            "latest_nonce",
                            latestNonce,
                            body.path("latest_nonce").asLong(-1));
                }
            }
        };
    }

    /** The host's word for the state that this diff led others to. */
    public static Matcher<StreamRecord> attests(HistoryEntry last) {
        return new StreamMatcher("the host's word for the state after nonce " + last.nonce()) {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                if (!findings.status(200, stream.answer())) {
                    return;
                }
                Optional<JsonNode> word = stream.dataEvents().stream()
                        .flatMap(event -> event.json().stream())
                        .map(json -> json.path("devshard_receipt"))
                        .filter(JsonNode::isObject)
                        .findFirst();
                findings.unless(word.isPresent(), "no opening event");
                word.ifPresent(event -> {
                    String root =
                            Base64.getEncoder().encodeToString(last.stateHash().toByteArray());
                    findings.same("nonce", last.nonce(), event.path("nonce").asLong());
                    findings.same("state_hash", root, event.path("state_hash").asText());
                    findings.unless(!event.path("state_sig").asText("").isEmpty(), "no signature");
                });
            }
        };
    }
}
