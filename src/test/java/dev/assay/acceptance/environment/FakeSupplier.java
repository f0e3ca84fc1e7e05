package dev.assay.acceptance.environment;

import dev.assay.devshard.protocol.PrivateKey;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Networks made of nothing, in no time. Remembers everything that was done to them. */
final class FakeSupplier implements NetworkSupplier {
    final List<String> diary = Collections.synchronizedList(new ArrayList<>());
    /** What happens while a network is started; may block or throw. */
    Function<Topology, RuntimeException> startFault = topology -> null;

    /** Whether trouble, once begun, does not end. */
    volatile boolean endless;

    private static final PrivateKey KEY = PrivateKey.derive("fake");

    private final Map<String, FakeNetwork> alive = new ConcurrentHashMap<>();
    private final AtomicInteger mostAlive = new AtomicInteger();

    /** The ids of the networks that were started and not closed. */
    Set<String> alive() {
        return alive.keySet();
    }

    /** How many lived at once, at most. */
    int mostAlive() {
        return mostAlive.get();
    }

    /** A service dies without being told to. */
    void crash(String network, String service) {
        alive.get(network).services.stream()
                .filter(each -> each.name().equals(service))
                .forEach(each -> ((FakeService) each).running = false);
    }

    /** Each start from now on takes that long. */
    void startsTake(Duration time) {
        CountDownLatch never = new CountDownLatch(1);
        startFault = topology -> {
            await(() -> never.await(time.toMillis(), TimeUnit.MILLISECONDS));
            return null;
        };
    }

    /** Whatever is started from now on waits until it may go on. */
    HeldStart holdStarts() {
        HeldStart held = new HeldStart();
        startFault = topology -> {
            held.begun.countDown();
            await(held.mayGoOn::await);
            return null;
        };
        return held;
    }

    @Override
    public RuntimeKind kind() {
        return RuntimeKind.EMBEDDED;
    }

    @Override
    public Network start(String id, Topology topology) {
        diary.add("start " + id);
        RuntimeException fault = startFault.apply(topology);
        if (fault != null) {
            throw fault;
        }
        FakeNetwork network = new FakeNetwork(id, topology);
        alive.put(id, network);
        mostAlive.accumulateAndGet(alive.size(), Math::max);
        return network;
    }

    @Override
    public void close() {
        diary.add("close supplier");
    }

    private static void await(Waiting waiting) {
        try {
            waiting.end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Waiting {
        void end() throws InterruptedException;
    }

    /** A start that has begun, and goes on when it is told to. */
    static final class HeldStart {
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);

        void awaitBegun() {
            await(begun::await);
        }

        void goOn() {
            mayGoOn.countDown();
        }
    }

    private final class FakeNetwork implements Network {
        private final String id;
        private final NetworkFacts facts;
        private final List<ServiceProcess> services = new ArrayList<>();

        FakeNetwork(String id, Topology topology) {
            this.id = id;
            URI url = URI.create("http://127.0.0.1:1");
            NetworkFacts.Host host = new NetworkFacts.Host(url, KEY.address(), Optional.of(KEY));
            this.facts = new NetworkFacts(
                    url,
                    url,
                    Collections.nCopies(topology.hosts(), host),
                    "model",
                    "admin-key",
                    "api-key",
                    Optional.empty(),
                    Optional.empty(),
                    Map.of("admin key", "admin-key"));
            services.add(new FakeService(id, ServiceName.CHAIN));
            for (int index = 0; index < topology.hosts(); index++) {
                services.add(new FakeService(id, ServiceName.host(index)));
            }
            services.add(new FakeService(id, ServiceName.GATEWAY));
        }

        @Override
        public NetworkFacts facts() {
            return facts;
        }

        @Override
        public List<ServiceProcess> services() {
            return services;
        }

        @Override
        public Set<Capability> capabilities() {
            return EnumSet.of(
                    Capability.CONTROL_SERVICES,
                    Capability.CUT_NETWORK,
                    Capability.HOST_KEYS,
                    Capability.GATEWAY_ADMIN);
        }

        @Override
        public void close() {
            diary.add("close " + id);
            alive.remove(id);
        }
    }

    private final class FakeService implements ServiceProcess {
        private final String network;
        private final String name;
        private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
        private boolean running = true;

        FakeService(String network, String name) {
            this.network = network;
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean running() {
            return running;
        }

        @Override
        public void stop() {
            running = false;
            diary.add("stop " + network + " " + name);
        }

        @Override
        public void kill() {
            running = false;
            diary.add("kill " + network + " " + name);
        }

        @Override
        public void start() {
            running = true;
            diary.add("start " + network + " " + name);
        }

        @Override
        public void configure(Map<String, String> changes) {
            diary.add("configure " + network + " " + name + " " + changes);
        }

        @Override
        public void begin(Trouble trouble) {
            troubles.add(trouble);
            diary.add(trouble + " " + network + " " + name);
        }

        @Override
        public void end(Trouble trouble) {
            if (!endless) {
                troubles.remove(trouble);
            }
            diary.add("no more " + trouble + " " + network + " " + name);
        }

        @Override
        public void probe() {
            if (!running || !troubles.isEmpty()) {
                throw new EnvironmentFailure(name + " does not answer");
            }
        }

        @Override
        public List<String> logTail(int lines) {
            return List.of("last words of " + name);
        }
    }
}
