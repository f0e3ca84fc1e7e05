package dev.assay.devshard.gateway;

import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One network for all tests of a class, which would spend most of their time on starting it. Each loads escrows of its
 * own, in which nonce 1 falls to slot 1, nonce 2 to slot 2.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnOneNetwork<N extends Network> {
    private final Function<Path, N> begin;

    @AutoClose
    N network;

    /** @param begin starts the network, with its files in that directory */
    OnOneNetwork(Function<Path, N> begin) {
        this.begin = begin;
    }

    @BeforeAll
    final void beginNetwork(@TempDir Path directory) {
        network = begin.apply(directory);
    }
}
