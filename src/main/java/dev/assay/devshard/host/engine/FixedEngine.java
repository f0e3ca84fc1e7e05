package dev.assay.devshard.host.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;

/**
 * The stub engine of contract 8: one message-shaped body for every prompt, streaming or not, at 80 + 40 tokens. Making
 * chunks of it for a streaming client is the gateway's work (contract 2.1).
 */
public final class FixedEngine implements Engine {
    private static final String BODY =
            "{\"choices\":[{\"message\":{\"content\":\"stub\"}}],\"usage\":{\"prompt_tokens\":80,\"completion_tokens\":40}}";

    private final Completion completion = new Completion(List.of(BODY.getBytes(UTF_8)), 80, 40);

    @Override
    public Completion complete(Prompt prompt, Lines lines) {
        completion.lines().forEach(lines::line);
        return completion;
    }

    @Override
    public Optional<Completion> only() {
        return Optional.of(completion);
    }
}
