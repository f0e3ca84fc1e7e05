package dev.assay.devshard.chain;

import dev.assay.devshard.chain.fault.FaultyDoors;
import dev.assay.service.HttpServer;
import dev.assay.service.InstanceName;
import dev.assay.service.RunningService;
import dev.assay.service.ServiceFactory;
import dev.assay.service.Settings;
import dev.assay.service.TestMode;
import dev.assay.service.fault.FaultBook;
import dev.assay.service.fault.FaultRoutes;
import java.net.URI;

/**
 * The service {@code mock-chain}. Settings: {@code MOCK_CHAIN_PORT} (8090), the seed ({@link Seed}), {@code
 * ASSAY_TEST_MODE}. Keeps everything in memory: a restart begins with the seed.
 */
public final class MockChain implements ServiceFactory {
    private static final int PORT = 8090;
    private static final int THREADS = 32;

    @Override
    public String name() {
        return "mock-chain";
    }

    @Override
    public RunningService start(Settings settings) {
        InstanceName instance = InstanceName.of(name(), settings);
        boolean controllable = TestMode.isOn(settings);
        int port = settings.port("MOCK_CHAIN_PORT", PORT);
        Chain chain = new Seed(settings).chain();
        FaultyDoors<Chain> doors = new FaultyDoors<>(chain::copy);
        HttpServer server = HttpServer.named(instance)
                .port(port)
                .threads(THREADS)
                .routes(new BridgeRoutes(chain, doors)::register)
                .routes(new NodeRoutes(chain, doors)::register)
                .routes(routes -> {
                    if (controllable) {
                        new ControlRoutes(chain).register(routes);
                        new FaultRoutes(doors.book()).register(routes);
                    }
                })
                .start();
        return new Running(instance, server, doors.book());
    }

    private record Running(InstanceName instance, HttpServer server, FaultBook faults) implements RunningService {
        @Override
        public String name() {
            return instance.value();
        }

        @Override
        public URI url() {
            return server.url();
        }

        @Override
        public void stop() {
            faults.close();
            server.stop();
        }

        @Override
        public void kill() {
            server.kill();
            faults.close();
        }
    }
}
