package dev.assay.engine.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StreamingDecoderTest {
    @ParameterizedTest
    @ValueSource(strings = {"plain", "café", "日本語", "ok 👍 done", "\u0000\u007f\u0080\u07ff\u0800\uffff"})
    void the_pieces_of_any_text_add_up_to_it_and_none_is_broken(String text) {
        StreamingDecoder decoder = new StreamingDecoder();
        StringBuilder pieces = new StringBuilder();
        Tokenizer.encode(text).stream().forEach(token -> pieces.append(decoder.feed(token)));

        assertThat(pieces.toString(), is(text));
        assertThat(decoder.isInsideCharacter(), is(false));
    }

    @Test
    void a_character_comes_with_its_last_byte() {
        StreamingDecoder decoder = new StreamingDecoder();

        assertThat(decoder.feed(0xe6), is(""));
        assertThat(decoder.feed(0x97), is(""));
        assertThat(decoder.feed(0xa5), is("日"));
    }

    @Test
    void a_character_that_never_ends_yields_nothing() {
        assertThat(Tokenizer.decode(Tokens.of('a', 0xe6, 0x97)), is("a"));
    }

    @Test
    void bytes_that_are_no_character_yield_one_replacement_and_lose_nothing_after_them() {
        assertThat(
                Tokenizer.decode(Tokens.of(0xff, 'a', 0xe6, 'b', 0xed, 0xa0, 'c')), is("\uFFFDa\uFFFDb\uFFFD\uFFFDc"));
    }

    @Test
    void control_tokens_yield_nothing() {
        assertThat(Tokenizer.decode(Tokens.of('a', Vocabulary.END_OF_TURN, Vocabulary.USER, 'b')), is("ab"));
    }

    @Test
    void two_decoders_know_nothing_of_each_other() {
        StreamingDecoder one = new StreamingDecoder();
        StreamingDecoder other = new StreamingDecoder();
        one.feed(0xc3);

        assertThat(other.feed('x'), is("x"));
        assertThat(one.feed(0xa9), is("é"));
    }
}
