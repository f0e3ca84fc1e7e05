package dev.assay.acceptance.selftest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where the code that is woven into the judged finds the mutant of the moment. Such code has nobody who could hand it
 * anything, which is the only reason for the constant. Public for that code.
 */
public final class Stage {
    private static final AtomicReference<Stage> CURRENT = new AtomicReference<>(new Stage(List.of()));
    private static final Twist NOTHING = call -> {};

    private final Map<String, Change> changes;
    private final AtomicInteger reached = new AtomicInteger();
    private final AtomicReference<Throwable> broken = new AtomicReference<>();

    private Stage(List<Change> changes) {
        this.changes = changes.stream()
                .collect(Collectors.toMap(change -> change.seam().name(), Function.identity()));
    }

    /** From now on calls are changed so; the changes start anew. */
    static Stage set(List<Change> changes) {
        Stage stage = new Stage(changes);
        CURRENT.set(stage);
        return stage;
    }

    /** How often a call was changed. */
    int reached() {
        return reached.get();
    }

    /** The first mistake of the mutant itself, if it made one. */
    Optional<Throwable> broken() {
        return Optional.ofNullable(broken.get());
    }

    void changed() {
        reached.incrementAndGet();
    }

    void broken(Throwable mistake) {
        broken.compareAndSet(null, mistake);
    }

    /** A method that was changed is called. */
    public static Call enter(String seam, Object self, Object[] arguments) {
        Stage stage = CURRENT.get();
        Change change = stage.changes.get(seam);
        Call call = new Call(self, arguments, change == null ? NOTHING : change.after(), stage);
        if (change != null) {
            call.apply(change.before());
        }
        return call;
    }
}
