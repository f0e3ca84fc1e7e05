package dev.assay.acceptance.world;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.EngineClient;
import dev.assay.acceptance.environment.NetworkFacts;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/**
 * Clients that put a name nobody has heard before into every place of a request that takes one, and the metrics of the service
 * they send it to. A service that counts by such a name grows with every request, until it or what collects its metrics dies.
 */
public final class MadeUpNames {
    private final World world;
    private EngineClient client;
    private Set<String> before = Set.of();
    private Set<String> after = Set.of();

    public MadeUpNames(World world) {
        this.world = world;
    }

    /** Who has metrics, in the features' words. */
    public enum Service implements Titled {
        ENGINE("the engine", world -> engine(world).url(), world -> engine(world)
                .key()),
        GATEWAY("the gateway", world -> world.network().gateway(), world -> world.network()
                .apiKey()),
        HOST("a host", world -> world.network().host(0), world -> "no-key-is-known-here");

        private final String title;
        private final Function<World, URI> address;
        private final Function<World, String> key;

        Service(String title, Function<World, URI> address, Function<World, String> key) {
            this.title = title;
            this.address = address;
            this.key = key;
        }

        @Override
        public String title() {
            return title;
        }

        private static NetworkFacts.Engine engine(World world) {
            return world.network().engine().orElseThrow();
        }
    }

    /** So many names, each in every place. */
    public void sends(Service service, int names) {
        client = EngineClient.of(service.address.apply(world), Bearer.of(service.key.apply(world)), world.evidence());
        send(names);
        before = client.metrics().series();
    }

    public void sendsOthers(int names) {
        send(names);
        after = client.metrics().series();
    }

    /** The series that the others added, each by its name and labels. */
    public Set<String> added() {
        Set<String> added = new TreeSet<>(after);
        added.removeAll(before);
        return added;
    }

    private void send(int names) {
        for (int i = 0; i < names; i++) {
            sendEverywhere("made-up-"
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
        }
    }

    private void sendEverywhere(String name) {
        client.anonymous().request("GET", "/v1/" + name);
        client.anonymous().request("GET", "/" + name + "/v1/models");
        client.anonymous().request(name.toUpperCase(Locale.ROOT), "/v1/models");
        client.authorised("Bearer " + name).request("GET", "/v1/models");
        client.request("GET", "/v1/models/" + name);
        client.request("GET", "/metrics?name=" + name);
        client.request("GET", "/v1/models?name=" + name);
        client.request("GET", "/devshard/" + name + "/v1/status");
        client.request("GET", "/v1/devshard/sessions/" + name + "/state");
        client.with("X-Request-Id", name).with("User-Agent", name).chat(question(name));
        client.post("/devshard/" + name + "/v1/chat/completions", question(name).bytes());
    }

    private static ChatRequest question(String name) {
        return ChatRequest.asking(name, "Hello").with("user", name).with("max_tokens", 1);
    }
}
