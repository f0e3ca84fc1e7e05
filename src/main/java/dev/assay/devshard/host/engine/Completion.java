package dev.assay.devshard.host.engine;

import dev.assay.devshard.protocol.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What an engine answered, streamed or not.
 *
 * <p>The <em>response body</em> is the payloads of the {@code data:} lines in the order sent, joined by one line feed;
 * framing and {@code [DONE]} are not part of it. A non-streamed answer is one line, so its body is that line. The
 * response hash is SHA-256 of the body: whoever saw the stream can recompute it (contract 8 pins it for the fixed
 * engine).
 *
 * @param lines payload of each data line, UTF-8 JSON without line feeds
 * @param inputTokens tokens of the prompt as the engine counts them
 * @param outputTokens tokens of the answer
 */
public record Completion(List<byte[]> lines, long inputTokens, long outputTokens) {
    public Completion {
        lines = List.copyOf(lines);
    }

    /** The completion with this response body. */
    public static Completion ofBody(byte[] body, long inputTokens, long outputTokens) {
        List<byte[]> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= body.length; i++) {
            if (i == body.length || body[i] == '\n') {
                lines.add(Arrays.copyOfRange(body, start, i));
                start = i + 1;
            }
        }
        return new Completion(lines, inputTokens, outputTokens);
    }

    /** The response body, as hashed. */
    public byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String separator = "";
        for (byte[] line : lines) {
            body.writeBytes(separator.getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(line);
            separator = "\n";
        }
        return body.toByteArray();
    }

    public Hash responseHash() {
        return Hash.sha256(body());
    }
}
