package dev.assay.devshard.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Assay;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.Json;
import dev.assay.service.RunningService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A mock chain, real hosts and a gateway in this JVM. */
sealed class Network implements AutoCloseable permits FrontedNetwork {
    static final String ADMIN = "admin-key";
    static final String KEY = "application-key";
    static final String MODEL = "assay/echo";
    static final String USER = "00".repeat(31) + "21";

    private final Path directory;
    private final RunningService chain;
    private final List<Member> members = new ArrayList<>();
    private final List<TamperingProxy> proxies = new ArrayList<>();
    private final Map<String, String> gatewaySettings = new HashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final AtomicInteger furtherGateways = new AtomicInteger();
    private RunningService gateway;

    /** A host of the group: its key, and its process while it runs. */
    private static final class Member {
        private final PrivateKey key;
        private final String keyHex;
        private Path data;
        private RunningService service;
        private int port;

        Member(int index, Path directory) {
            keyHex = "00".repeat(31) + Integer.toHexString(0x11 + index);
            key = PrivateKey.fromHex(keyHex);
            data = directory.resolve("host" + index);
        }
    }

    Network(Path directory, int hosts) {
        this.directory = directory;
        chain = Assay.start("mock-chain", Map.of("MOCK_CHAIN_PORT", "0", "ASSAY_TEST_MODE", "1"));
        for (int index = 0; index < hosts; index++) {
            members.add(new Member(index, directory));
            startHost(index);
        }
        gatewaySettings.put("DEVSHARD_PORT", "0");
        gatewaySettings.put("DEVSHARD_CHAIN_REST", chain.url().toString());
        gatewaySettings.put("DEVSHARD_STORAGE_DIR", directory.resolve("gateway").toString());
        gatewaySettings.put("DEVSHARD_ADMIN_API_KEY", ADMIN);
        gatewaySettings.put("DEVSHARD_API_KEYS", KEY);
        gatewaySettings.put("DEVSHARD_MODEL", MODEL);
        gatewaySettings.put("GATEWAY_ACCESS_MODE", "api_key");
        gatewaySettings.put("DEVSHARDS_JSON", "[]");
        gatewaySettings.put("GATEWAY_COLLECT_RETRIES", "1");
        gatewaySettings.put("GATEWAY_COLLECT_RETRY_DELAY_MS", "50");
        gatewaySettings.put("GATEWAY_RECEIPT_TIMEOUT_MS", "20000");
    }

    Network with(String name, String value) {
        gatewaySettings.put(name, value);
        return this;
    }

    Network startGateway() {
        gateway = Assay.start("devshardctl", gatewaySettings);
        return this;
    }

    Map<String, String> gatewaySettings() {
        return Map.copyOf(gatewaySettings);
    }

    /** Of a further gateway, which serves one escrow and stores it where nobody stored anything yet. */
    Map<String, String> settingsOf(String escrowId, String key) {
        Map<String, String> settings = new HashMap<>(gatewaySettings);
        settings.remove("DEVSHARDS_JSON");
        settings.put(
                "DEVSHARD_STORAGE_DIR",
                directory
                        .resolve("gateway-" + furtherGateways.incrementAndGet())
                        .toString());
        settings.put("DEVSHARD_ESCROW_ID", escrowId);
        settings.put("DEVSHARD_PRIVATE_KEY", key);
        return settings;
    }

    RunningService gateway() {
        return gateway;
    }

    void startHost(int index) {
        startHost(index, members.get(index).keyHex);
    }

    /** With another key than the member's own. */
    void startHost(int index, String key) {
        Member member = members.get(index);
        member.service = Assay.start(
                "devshard-host",
                Map.of(
                        "DEVSHARD_PORT", Integer.toString(member.port),
                        "DEVSHARD_HOST_PRIVATE_KEY", key,
                        "DEVSHARD_CHAIN_REST", chain.url().toString(),
                        "DEVSHARD_DATA_DIR", member.data.toString(),
                        "DEVSHARD_STUB_MODE", "echo"));
        member.port = member.service.url().getPort();
        register(member.key, member.service.url());
    }

    /** Loses a stopped host's disk: it starts with an empty one. */
    void forgetAll(int index) {
        Member member = members.get(index);
        member.data = member.data.resolveSibling(member.data.getFileName() + "-new");
    }

    RunningService host(int index) {
        return members.get(index).service;
    }

    PrivateKey hostKey(int index) {
        return members.get(index).key;
    }

    /** Puts a proxy before a host; escrows loaded from now on find the proxy. */
    TamperingProxy front(int index) {
        Member member = members.get(index);
        TamperingProxy proxy = new TamperingProxy(member.service.url());
        proxies.add(proxy);
        register(member.key, proxy.url());
        return proxy;
    }

    void register(PrivateKey member, URI url) {
        chain().put(
                        "/control/participants/" + member.address().value(),
                        Json.text(Map.of("inference_url", url.toString())))
                .must(200);
    }

    RunningService chainService() {
        return chain;
    }

    Call chain() {
        return new Call(chain.url(), Optional.empty());
    }

    Call admin() {
        return new Call(gateway.url(), Optional.of(ADMIN));
    }

    Call app() {
        return new Call(gateway.url(), Optional.of(KEY));
    }

    /** An escrow of all hosts, one slot each. */
    String deposit(long amount) {
        return deposit(Json.newObject().put("amount", Long.toString(amount)));
    }

    String deposit(ObjectNode order) {
        order.put("creator", PrivateKey.fromHex(USER).address().value());
        if (!order.has("slots")) {
            ArrayNode slots = order.putArray("slots");
            members.forEach(member -> slots.add(member.key.address().value()));
        }
        return chain().post("/control/escrows", order.toString())
                .must(201)
                .json()
                .at("/escrow/id")
                .asText();
    }

    String load(String escrowId) {
        admin().post("/v1/admin/devshards", Json.text(Map.of("id", escrowId, "private_key", USER)))
                .must(201);
        return escrowId;
    }

    /** An escrow that is loaded and can be asked. */
    String escrow() {
        return load(deposit(10_000_000));
    }

    /** A question nobody asked before. */
    String question(boolean stream) {
        return question("question " + questions.incrementAndGet(), stream);
    }

    static String question(String text, boolean stream) {
        return Json.text(
                Map.of("model", MODEL, "stream", stream, "messages", List.of(Map.of("role", "user", "content", text))));
    }

    /** The path of one of an escrow's routes. */
    static String at(String escrowId, String route) {
        return "/devshard/" + escrowId + "/v1" + route;
    }

    Call.Reply ask(String escrowId) {
        return app().post(at(escrowId, "/chat/completions"), question(false));
    }

    /** Ends the session; answers with what it settles for. */
    Call.Reply settle(String escrowId) {
        return admin().post(at(escrowId, "/finalize"), "").must(200);
    }

    void setting(String change) {
        admin().post("/v1/admin/settings", change).must(200);
    }

    JsonNode state(String escrowId) {
        return admin().get(at(escrowId, "/state")).must(200).json();
    }

    long nonce(String escrowId) {
        return app().get(at(escrowId, "/status")).must(200).json().path("nonce").asLong();
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.kill();
        }
        proxies.forEach(TamperingProxy::close);
        members.forEach(member -> member.service.kill());
        chain.kill();
    }
}
