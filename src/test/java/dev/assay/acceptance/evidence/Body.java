package dev.assay.acceptance.evidence;

import com.google.protobuf.ByteString;
import dev.assay.devshard.protocol.Hash;

/**
 * A body as evidence keeps it: whole when small; else its beginning and end, and its SHA-256 so that it can be told from
 * others. Already clean.
 */
record Body(long size, String text) {
    private static final int WHOLE = 6 * 1024;
    private static final int HEAD = 4 * 1024;
    private static final int TAIL = 1024;

    static Body of(ByteString bytes, Redaction redaction) {
        if (bytes.isEmpty()) {
            return new Body(0, "");
        }
        if (!bytes.isValidUtf8() && bytes.size() <= WHOLE) {
            return new Body(bytes.size(), "(not text, sha256 " + digest(bytes) + ")");
        }
        if (bytes.size() <= WHOLE) {
            return new Body(bytes.size(), redaction.clean(bytes.toStringUtf8()));
        }
        int left = bytes.size() - HEAD - TAIL;
        return new Body(
                bytes.size(),
                redaction.head(bytes, HEAD) + "\n  ... " + left + " bytes left out, sha256 of all " + digest(bytes)
                        + " ...\n" + redaction.tail(bytes, TAIL));
    }

    /** Every event of a stream ends with an empty line: true, and tiring to read. */
    Body withoutEmptyLines(boolean stream) {
        return stream ? new Body(size, text.replaceAll("(\\r?\\n){2,}", "\n")) : this;
    }

    private static String digest(ByteString bytes) {
        return Hash.sha256(bytes.toByteArray()).hex();
    }
}
