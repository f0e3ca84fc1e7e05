package dev.assay.engine.text;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A sequence of token ids; never changes. */
public final class Tokens {
    private final int[] ids;

    private Tokens(int[] ids) {
        this.ids = ids;
    }

    public static Tokens of(int... ids) {
        return new Tokens(ids.clone());
    }

    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    public int at(int position) {
        return ids[position];
    }

    /** From the first position to before the second. */
    public Tokens between(int from, int to) {
        return new Tokens(Arrays.copyOfRange(ids, from, to));
    }

    public Tokens plus(Tokens more) {
        return new Tokens(IntStream.concat(stream(), more.stream()).toArray());
    }

    public IntStream stream() {
        return Arrays.stream(ids);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tokens tokens && Arrays.equals(ids, tokens.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return Arrays.toString(ids);
    }
}
