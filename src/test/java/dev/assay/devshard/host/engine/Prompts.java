package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Work for an engine: one greeting to model "m". */
final class Prompts {
    private Prompts() {}

    /** @param members further ones of the request, each with a comma before it */
    static Prompt plain(String members, long maxTokens) {
        String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + members + "}";
        return new Prompt(body.getBytes(UTF_8), "m", maxTokens, 1_700_000_000);
    }

    static Prompt streamed() {
        return plain(",\"stream\":true", 5);
    }
}
