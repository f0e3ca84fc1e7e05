package dev.assay;

import dev.assay.devshard.chain.MockChain;
import dev.assay.devshard.gateway.Devshardctl;
import dev.assay.devshard.host.DevshardHost;
import dev.assay.engine.Engine;
import dev.assay.service.InstanceName;
import dev.assay.service.InvalidSetting;
import dev.assay.service.RunningService;
import dev.assay.service.ServiceFactory;
import dev.assay.service.Settings;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;

/**
 * Starts one service by name. As a process: {@code java -jar assay.jar mock-chain}, settings from the environment;
 * exit code 2 and one line for a name or a setting that is wrong, 1 for any other failure to start, 0 after SIGTERM.
 * Inside a JVM: {@link #start}.
 */
public final class Assay {
    private static final List<Supplier<ServiceFactory>> SERVICES =
            List.of(MockChain::new, DevshardHost::new, Devshardctl::new, Engine::new);
    private static final Set<String> OUR_PREFIXES = Set.of("ASSAY_", "DEVSHARD_", "ENGINE_", "GATEWAY_", "MOCK_CHAIN_");

    private Assay() {}

    public static void main(String[] args) throws InterruptedException {
        // Services that restart together may swap addresses: a remembered one reaches somebody else under the name
        // of a peer, and a remembered failure keeps out a peer that is back.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        CommandLine commandLine = new CommandLine(System.out);
        try {
            RunningService service = commandLine.start(args, System.getenv());
            // Without halt the JVM would exit with 143, as if the signal had killed it.
            Termination.means(() -> Runtime.getRuntime().halt(commandLine.end(service)));
        } catch (StartFailure e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
        Thread.currentThread().join();
    }

    /**
     * Starts a service inside this JVM. When this returns, its port answers.
     *
     * @param service its name, for instance {@code mock-chain}
     * @param environment the variables it is to see; nothing else is read
     * @throws InvalidSetting when a setting is missing or wrong; nothing was started
     * @throws UnknownService when there is no service of that name
     */
    public static RunningService start(String service, Map<String, String> environment) {
        ServiceFactory factory = SERVICES.stream()
                .map(Supplier::get)
                .filter(candidate -> candidate.name().equals(service))
                .findFirst()
                .orElseThrow(() -> new UnknownService(service, names()));
        Settings settings = Settings.of(environment);
        Logger logger = InstanceName.of(service, settings).logger();
        RunningService running = factory.start(settings);
        settings.unread(OUR_PREFIXES).forEach(name -> logger.warn(unknown(name, settings)));
        return running;
    }

    static List<String> names() {
        return SERVICES.stream().map(service -> service.get().name()).toList();
    }

    private static String unknown(String name, Settings settings) {
        String guess = settings.closest(name)
                .map(known -> ", did you mean " + known + "?")
                .orElse("");
        return name + " is set, but nothing reads it" + guess;
    }
}
