package dev.assay.acceptance.matcher;

import java.util.function.Function;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/** One property of a thing, by name, so that a mismatch names it. */
public final class Property<T, P> extends FeatureMatcher<T, P> {
    private final Function<T, P> reading;

    private Property(String name, Function<T, P> reading, Matcher<? super P> wanted) {
        super(wanted, name, name);
        this.reading = reading;
    }

    public static <T, P> Matcher<T> of(String name, Function<T, P> reading, Matcher<? super P> wanted) {
        return new Property<>(name, reading, wanted);
    }

    @Override
    protected P featureValueOf(T actual) {
        return reading.apply(actual);
    }
}
