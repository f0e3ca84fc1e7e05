package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTest {
    @Test
    void reads_what_is_there() {
        Field body = body("{'n':7,'s':'7','t':'x','f':true,'u':'http://h:1/','l':[1,2],'z':null}");

        assertThat(body.at("n").unsigned(7), is(7L));
        assertThat(body.at("s").unsigned(7), is(7L));
        assertThat(body.at("t").required(Field::text), is("x"));
        assertThat(body.at("f").flag(), is(true));
        assertThat(body.at("u").url(), is(URI.create("http://h:1")));
        assertThat(body.at("l").each(field -> field.unsigned(9)), contains(1L, 2L));
        assertThat(body.at("z").maybe(Field::text), is(Optional.empty()));
        assertThat(body.at("absent").maybe(Field::text), is(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "8", "1.5", "'x'", "'-1'", "true", "[]", "18446744073709551616"})
    void names_the_field_and_shows_the_value(String value) {
        assertThat(
                complaint(() -> body("{'n':" + value + "}").at("n").unsigned(7)),
                is("n: " + value.replace('\'', '"') + " is not a whole number from 0 to 7"));
    }

    @Test
    void says_where_in_a_list() {
        assertThat(complaint(() -> body("{'l':['a',1]}").at("l").each(Field::text)), is("l[1]: 1 is not a string"));
        assertThat(
                complaint(() ->
                        body("{'l':[{}]}").at("l").each(entry -> entry.at("n").required(Field::text))),
                is("l[0].n: is required"));
    }

    @Test
    void a_field_that_must_be_there_is_missed() {
        assertThat(complaint(() -> body("{'n':null}").at("n").required(Field::text)), is("n: is required"));
    }

    @Test
    void a_misspelt_name_is_refused_with_a_guess() {
        assertThat(
                complaint(() -> body("{'amont':1}").only("amount", "creator")),
                is("amont: is not a field of this request, did you mean amount?"));
        assertThat(
                complaint(() -> body("{'wholly_other':1}").only("amount")),
                is("wholly_other: is not a field of this request"));
    }

    @Test
    void a_long_value_is_shown_in_part() {
        String message = complaint(
                () -> body("{'n':'" + "x".repeat(10_000) + "'}").at("n").unsigned(7));

        assertThat(message.length(), is(lessThan(200)));
    }

    private static Field body(String json) {
        return Field.body(Json.value(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }

    private static String complaint(Executable reading) {
        ApiError error = assertThrows(ApiError.class, reading);
        assertThat(error.status(), is(400));
        return error.getMessage();
    }
}
