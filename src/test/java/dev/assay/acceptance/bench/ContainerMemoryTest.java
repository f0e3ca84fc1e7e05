package dev.assay.acceptance.bench;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContainerMemoryTest {
    @ParameterizedTest
    @CsvSource({"61.25MiB / 23.54GiB, 61.25", "1.5GiB / 2GiB, 1536", "512KiB / 96MiB, 0.5", "0B / 0B, 0"})
    void what_is_used_is_told_in_mib(String usage, double mib) {
        assertThat(ContainerMemory.mib(usage), is(mib));
    }

    @Test
    void what_is_no_amount_is_refused() {
        String said = assertThrows(IllegalArgumentException.class, () -> ContainerMemory.mib("-- / --"))
                .getMessage();
        assertThat(said, containsString("\"-- / --\""));
    }
}
