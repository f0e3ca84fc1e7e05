package dev.assay.acceptance.world;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.OpenAIServiceException;
import java.util.Optional;
import org.picocontainer.Disposable;

/** The official OpenAI client, unmodified. It stays connected to one address with one key until another is asked for. */
public final class OpenAiConnection implements Disposable {
    private final World world;
    private Optional<Open> open = Optional.empty();

    public OpenAiConnection(World world) {
        this.world = world;
    }

    private record Open(String base, String key, OpenAIClient client) {
        boolean is(String otherBase, String otherKey) {
            return base.equals(otherBase) && key.equals(otherKey);
        }
    }

    OpenAIClient to(String base, String key) {
        if (open.filter(each -> each.is(base, key)).isEmpty()) {
            dispose();
            world.evidence().note("the official OpenAI client, base address " + base);
            OpenAIClient client = OpenAIOkHttpClient.builder()
                    .baseUrl(base)
                    .apiKey(key)
                    .maxRetries(0)
                    .build();
            open = Optional.of(new Open(base, key, client));
        }
        return open.orElseThrow().client();
    }

    /** The error that the client reports. */
    static OpenAIServiceException failureOf(Runnable call) {
        try {
            call.run();
            throw new AssertionError("wanted the OpenAI client to report an error, but it returned an answer");
        } catch (OpenAIServiceException expected) {
            return expected;
        }
    }

    @Override
    public void dispose() {
        open.ifPresent(each -> each.client().close());
        open = Optional.empty();
    }
}
