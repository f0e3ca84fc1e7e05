package dev.assay.devshard.host.session;

import java.util.Arrays;

/**
 * What an executor shows a validator.
 *
 * @param prompt the request body as it was run
 * @param response the response body, as hashed in the finish
 */
public record ExecutedWork(byte[] prompt, byte[] response) {
    /** Prompt and response, one after the other. */
    public byte[] both() {
        byte[] both = Arrays.copyOf(prompt, prompt.length + response.length);
        System.arraycopy(response, 0, both, prompt.length, response.length);
        return both;
    }
}
