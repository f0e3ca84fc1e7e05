package dev.assay.acceptance.evidence;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Headers;

/**
 * The one way from what happened to what is written: registered secrets go by value, others by what they are called.
 */
public final class Redaction {
    /** The longest secret that is certainly found across the edge of a bounded text. */
    private static final int MARGIN = 1024;

    private final Secrets secrets;

    public Redaction(Secrets secrets) {
        this.secrets = secrets;
    }

    public String clean(String text) {
        return NamedSecrets.redactIn(secrets.replaceIn(text));
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
