package dev.assay.devshard.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.service.Caller;
import dev.assay.service.InstanceName;
import dev.assay.service.Json;
import dev.assay.service.LogLines;
import dev.assay.service.RunningService;
import dev.assay.service.Settings;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A mock chain for a test, and what it answers. */
final class RunningChain implements AutoCloseable {
    static final String HOST_0 = "gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu9";
    static final String HOST_1 = "gonka17r6p3xuvl8edkz4c6w3uqz0psga93ppwch7qng";
    static final String HOST_2 = "gonka1dva2alp2fsln0hw8x0gcdrwuduxjcr5cffksec";
    static final String USER = "gonka1hyejskh022pxjq4t6vkr6uyzgdrqjhthec9dqf";
    static final String STRANGER = "gonka1u9pv4xlu94tv6zkmstudepcyy3m88z0hlvsath";

    private static final String BRIDGE = "/productscience/inference/inference/";

    private final InstanceName instance = new InstanceName("mock-chain", "chain-" + UUID.randomUUID());
    private final LogLines quiet = new LogLines(instance);
    private final RunningService service;
    private final Caller caller;

    private RunningChain(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("MOCK_CHAIN_PORT", "0");
        all.put("ASSAY_INSTANCE", instance.value());
        service = new MockChain().start(Settings.of(all));
        caller = new Caller(service.url());
    }

    static RunningChain of(Map<String, String> environment) {
        return new RunningChain(environment);
    }

    static RunningChain controllable() {
        return new RunningChain(Map.of("ASSAY_TEST_MODE", "1"));
    }

    /** The contract's own example, seeded by its variables. */
    static Map<String, String> seed() {
        Map<String, String> seed = new HashMap<>();
        seed.put("DEVSHARD_E2E_ESCROW_ID", "1");
        seed.put("DEVSHARD_E2E_CREATOR_ADDRESS", USER);
        seed.put("DEVSHARD_E2E_APP_HASH", "abcd");
        seed.put("DEVSHARD_E2E_AMOUNT", "9007199254740993");
        seed.put("DEVSHARD_E2E_EPOCH_ID", "4");
        seed.put("DEVSHARD_E2E_TOKEN_PRICE", "7");
        seed.put("DEVSHARD_E2E_VALIDATION_THRESHOLD_VALUE", "9");
        seed.put("DEVSHARD_E2E_VALIDATION_THRESHOLD_EXPONENT", "-1");
        seed.put(
                "DEVSHARD_E2E_HOSTS",
                HOST_0 + "=http://host-0:8080, " + HOST_1 + "=http://host-1:8080/," + HOST_2 + "=http://host-2:8080");
        seed.put("DEVSHARD_E2E_WARM_GRANTS", HOST_1 + "=" + STRANGER + "|" + USER);
        return seed;
    }

    /** An order for an escrow, with these fields changed; a null removes the field. */
    static String order(Object... changes) {
        Map<String, Object> order = new HashMap<>();
        order.put("creator", USER);
        order.put("slots", new String[] {HOST_0, HOST_1, HOST_2});
        order.put("amount", 1_000_000);
        for (int i = 0; i < changes.length; i += 2) {
            order.put((String) changes[i], changes[i + 1]);
        }
        order.values().removeIf(Objects::isNull);
        return Json.text(order);
    }

    Answer bridge(String path) throws Exception {
        return get(BRIDGE + path);
    }

    Answer get(String path) throws Exception {
        return new Answer(caller.get(path));
    }

    Answer send(String method, String path, String body) throws Exception {
        return new Answer(caller.send(method, path, body));
    }

    @Override
    public void close() {
        service.stop();
        quiet.close();
    }

    record Answer(int status, String contentType, String text) {
        Answer(HttpResponse<String> answer) {
            this(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.body());
        }

        JsonNode json() {
            return Json.value(text.getBytes(StandardCharsets.UTF_8));
        }

        String at(String pointer) {
            return json().at(pointer).asText();
        }
    }
}
