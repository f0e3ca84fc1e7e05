package dev.assay.acceptance.bench;

/** Times one thing. */
final class Stopwatch {
    private final long start = System.nanoTime();

    static Stopwatch start() {
        return new Stopwatch();
    }

    double millis() {
        return (System.nanoTime() - start) / 1e6;
    }

    double seconds() {
        return millis() / 1e3;
    }
}
