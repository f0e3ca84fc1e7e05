package dev.assay.acceptance.client;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

final class WarmUpTest {
    @Test
    void runsToItsEnd() {
        assertDoesNotThrow(WarmUp::run);
    }
}
