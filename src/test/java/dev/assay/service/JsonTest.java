package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void keeps_numbers_as_they_were_written() {
        String text = "{\"a\":18446744073709551616,\"b\":1.10,\"c\":0.1234567890123456789,\"d\":1E+400}";

        assertThat(Json.text(Json.object(bytes(text))), is(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":canary}|malformed JSON at line 1, column 6",
                "{\"a\":\"canary|the JSON ends too early, at line 1",
                "{\"a\":1} canary|malformed JSON at line 1, column 9",
                "canary|malformed JSON at line 1, column 1",
            })
    void says_where_malformed_json_breaks_and_never_what_was_there(String text, String complaint) {
        ApiError error = assertThrows(ApiError.class, () -> Json.object(bytes(text)));

        assertThat(error.status(), is(400));
        assertThat(error.code(), is("malformed_json"));
        assertThat(error.getMessage(), containsString(complaint));
        assertThat(error.getMessage(), not(containsString("canary")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void an_empty_body_is_not_json(String text) {
        ApiError error = assertThrows(ApiError.class, () -> Json.object(bytes(text)));

        assertThat(error.getMessage(), is("the body is empty, JSON was expected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"a\"", "null"})
    void other_values_are_not_objects(String text) {
        ApiError error = assertThrows(ApiError.class, () -> Json.object(bytes(text)));

        assertThat(error.code(), is("not_an_object"));
    }

    @Test
    void a_bottomless_document_is_refused() {
        ApiError error = assertThrows(ApiError.class, () -> Json.value(bytes("[".repeat(100_000))));

        assertThat(error.status(), is(400));
        assertThat(error.getMessage(), containsString("nested too deeply"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
