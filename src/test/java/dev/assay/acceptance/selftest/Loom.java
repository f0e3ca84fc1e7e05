package dev.assay.acceptance.selftest;

import static net.bytebuddy.matcher.ElementMatchers.anyOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;

/** Weaves a mutant into the classes of this JVM, and takes it out again. */
final class Loom {
    private final ClassReloadingStrategy strategy;

    /** The agent attaches to its own process: nothing is fetched, nothing else is started. */
    Loom() {
        Instrumentation instrumentation = ByteBuddyAgent.install();
        strategy = ClassReloadingStrategy.of(instrumentation);
    }

    /** Calls of the changed methods go through the {@link Stage} until the cloth is taken off. */
    Woven weave(List<Change> changes) {
        Map<Class<?>, List<Seam>> seams = changes.stream().map(Change::seam).collect(Collectors.groupingBy(Seam::load));
        Stage stage = Stage.set(changes);
        seams.forEach(this::weave);
        return new Woven(stage, List.copyOf(seams.keySet()));
    }

    private void weave(Class<?> type, List<Seam> seams) {
        Set<Method> methods =
                seams.stream().flatMap(seam -> seam.methods().stream()).collect(Collectors.toSet());
        new ByteBuddy()
                .redefine(type)
                .visit(Advice.to(WovenIn.class).on(anyOf(methods.toArray(Method[]::new))))
                .make()
                .load(type.getClassLoader(), strategy);
    }

    /** A mutant in place. Closing it restores the classes. */
    final class Woven implements AutoCloseable {
        private final Stage stage;
        private final List<Class<?>> types;

        private Woven(Stage stage, List<Class<?>> types) {
            this.stage = stage;
            this.types = types;
        }

        /** How often a call was changed. */
        int reached() {
            return stage.reached();
        }

        /** The first mistake of the mutant itself, if it made one. */
        Optional<Throwable> broken() {
            return stage.broken();
        }

        @Override
        public void close() {
            Stage.set(List.of());
            try {
                strategy.reset(types.toArray(Class<?>[]::new));
            } catch (IOException e) {
                throw new UncheckedIOException("the classes of the judged cannot be restored", e);
            }
        }
    }
}
