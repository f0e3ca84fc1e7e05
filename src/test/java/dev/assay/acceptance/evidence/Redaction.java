package dev.assay.acceptance.evidence;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Headers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The one way from what happened to what is written: registered secrets by value, and what looks like a secret by its
 * name. Hashes and signatures stay readable: 64 hex digits count as a key only after a name that says so.
 */
public final class Redaction {
    /** The longest secret that is certainly found across the edge of a bounded text. */
    private static final int MARGIN = 1024;

    /** What stands between a name and its value, in prose, shells and JSON, also JSON inside JSON. */
    private static final String IS = "(?:\\\\*[\"'])?\\s*[:=]\\s*(?:\\\\*[\"'])?";

    private static final String VALUE = "(?!\\[redacted)";
    private static final List<Pattern> BY_NAME = List.of(
            Pattern.compile("(?i)((?:bearer|basic)\\s+)" + VALUE + "[a-z0-9._~+/=-]{6,}"),
            Pattern.compile("(?i)(authorization" + IS + ")" + VALUE + "(?!bearer|basic)[^\\s\"'\\\\,;]{6,}"),
            Pattern.compile("(?i)((?:private|secret|signing)[_-]?keys?" + IS + ")" + VALUE
                    + "(?:0x)?[0-9a-f]{64}(?:\\s*,\\s*(?:0x)?[0-9a-f]{64})*"),
            Pattern.compile("(?i)(pass(?:word|wd|phrase)" + IS + ")" + VALUE + "[^\\s\"'\\\\,;&]+"),
            Pattern.compile(
                    "(?i)((?:api|admin|access|auth)[_-]?(?:key|token)s?" + IS + ")" + VALUE + "[^\\s\"'\\\\;&]{4,}"),
            Pattern.compile("(://[^/\\s:@\"]+:)" + VALUE + "[^@\\s/\"]+(?=@)"));

    private final Secrets secrets;

    public Redaction(Secrets secrets) {
        this.secrets = secrets;
    }

    public String clean(String text) {
        String clean = secrets.replaceIn(text);
        for (Pattern pattern : BY_NAME) {
            clean = pattern.matcher(clean).replaceAll("$1[redacted]");
        }
        return clean;
    }

    /** A header's value: nothing of an authorisation is shown, whatever its scheme. */
    String clean(Headers.Header header) {
        return header.name().equalsIgnoreCase("Authorization") ? "[redacted]" : clean(header.value());
    }

    /** The first characters of a text, clean also where a secret lies across the cut. */
    String head(ByteString bytes, int length) {
        String clean = clean(
                bytes.substring(0, Math.min(bytes.size(), length + MARGIN)).toStringUtf8());
        return clean.substring(0, Math.max(0, clean.length() - MARGIN));
    }

    /** The last characters of a text, clean also where a secret lies across the cut. */
    String tail(ByteString bytes, int length) {
        String clean = clean(
                bytes.substring(Math.max(0, bytes.size() - length - MARGIN)).toStringUtf8());
        return clean.substring(Math.min(clean.length(), MARGIN));
    }
}
