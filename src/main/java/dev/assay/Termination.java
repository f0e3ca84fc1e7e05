package dev.assay;

import java.lang.reflect.Proxy;
import java.util.List;

/**
 * What a process does when it is told to end (SIGTERM, SIGINT).
 *
 * <p>The JVM would start all shutdown hooks at once, and ONNX Runtime has one that frees what a request under way still
 * computes with: the process then dies of SIGSEGV, and its streams are cut. So the signals are taken before any hook runs.
 */
final class Termination {
    private static final List<String> SIGNALS = List.of("TERM", "INT");

    private Termination() {}

    /** @param end ends the process, and does not return */
    static void means(Runnable end) {
        // For whatever else ends a JVM.
        Runtime.getRuntime().addShutdownHook(new Thread(end, "shutdown"));
        try {
            for (String signal : SIGNALS) {
                take(signal, end);
            }
        } catch (ReflectiveOperationException e) {
            System.err.println("this JVM does not let us take " + SIGNALS + ", so requests under way may be cut: " + e);
        }
    }

    /** By reflection, since javac warns of {@code sun.misc.Signal}, and there is no other way. */
    private static void take(String name, Runnable end) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object ending = Proxy.newProxyInstance(
                Termination.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                    end.run();
                    return null;
                });
        signal.getMethod("handle", signal, handler)
                .invoke(null, signal.getConstructor(String.class).newInstance(name), ending);
    }
}
