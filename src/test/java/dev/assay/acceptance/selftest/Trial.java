package dev.assay.acceptance.selftest;

import io.cucumber.tagexpressions.Expression;
import java.util.List;
import java.util.Set;
import org.junit.platform.engine.UniqueId;

/**
 * A scenario as it can be run alone; each row of an outline is one.
 *
 * @param id such as {@code DS02}
 * @param tags each with its {@code @}
 */
record Trial(UniqueId key, String id, String title, Set<String> tags) {
    boolean matches(Expression expression) {
        return expression.evaluate(List.copyOf(tags));
    }

    @Override
    public String toString() {
        return id + " " + title;
    }
}
