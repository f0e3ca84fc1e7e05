package dev.assay.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Headers;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RedactionTest {
    private static final String KEY = "c0ffee11c0ffee22c0ffee33c0ffee44c0ffee55c0ffee66c0ffee77c0ffee88";
    private static final String PASSWORD = "p\"ss w\\rd/&<1>";

    private final Secrets secrets = new Secrets();
    private final Redaction redaction = new Redaction(secrets);

    @BeforeEach
    void register() {
        secrets.register("owner's key", KEY);
        secrets.register("password", PASSWORD);
        secrets.register("token", "tok-1");
        secrets.register("longer token", "tok-1234");
    }

    private String clean(String text) {
        return redaction.clean(text);
    }

    @Test
    void aRegisteredSecretIsFoundWhereverItStands() {
        assertThat(clean(KEY), equalTo("[redacted:owner's key]"));
        assertThat(clean("a" + KEY + KEY + "b"), equalTo("a[redacted:owner's key][redacted:owner's key]b"));
        assertThat(clean("say " + PASSWORD + "!"), equalTo("say [redacted:password]!"));
    }

    @Test
    void ofTwoThatBeginAlikeTheLongerOneIsTaken() {
        assertThat(clean("tok-1234 tok-1 tok-"), equalTo("[redacted:longer token] [redacted:token] tok-"));
    }

    @Test
    void disguisesDoNotHelp() {
        String hidden = "[redacted:owner's key]";
        assertThat(clean(KEY.toUpperCase(Locale.ROOT)), equalTo(hidden));
        assertThat(clean(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(KEY))), equalTo(hidden));
        assertThat(clean(Base64.getEncoder().encodeToString(PASSWORD.getBytes())), equalTo("[redacted:password]"));
        assertThat(clean("x=p%22ss+w%5Crd%2F%26%3C1%3E&y"), equalTo("x=[redacted:password]&y"));
        assertThat(clean("{\"is\":\"p\\\"ss w\\\\rd/&<1>\"}"), equalTo("{\"is\":\"[redacted:password]\"}"));
        assertThat(clean("<a>p&quot;ss w\\rd/&amp;&lt;1&gt;</a>"), equalTo("<a>[redacted:password]</a>"));
    }

    @Test
    void manySecretsAreAllFound() {
        IntStream.range(0, 2000).forEach(i -> secrets.register("k" + i, "generated-secret-" + i + "-end"));
        assertThat(clean("generated-secret-1234-end"), equalTo("[redacted:k1234]"));
        assertThat(clean("generated-secret-2000-end"), equalTo("generated-secret-2000-end"));
    }

    @Test
    void aSecretThatIsOrdinaryTextIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> secrets.register("pin", "123"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Authorization: Bearer sk-abcdef123                 | Authorization: Bearer [redacted]
            authorization=Basic dXNlcjpwYXNz                   | authorization=Basic [redacted]
            {"Authorization":"Bearer abc.def-ghi"}             | {"Authorization":"Bearer [redacted]"}
            Authorization: 00ffee11aa22                        | Authorization: [redacted]
            PGPASSWORD=hunter2 PGUSER=assay                    | PGPASSWORD=[redacted] PGUSER=assay
            {"password": "hunter2","user":"u"}                 | {"password": "[redacted]","user":"u"}
            {\\"password\\":\\"hunter2\\"}                     | {\\"password\\":\\"[redacted]\\"}
            postgres://assay:hunter2@db:5432/assay             | postgres://assay:[redacted]@db:5432/assay
            DEVSHARD_ADMIN_API_KEY=abcd1234 next               | DEVSHARD_ADMIN_API_KEY=[redacted] next
            DEVSHARD_API_KEYS=one1,two2                        | DEVSHARD_API_KEYS=[redacted]
            access_token: abcd1234                             | access_token: [redacted]
            """)
    void whatIsCalledASecretIsOne(String text, String cleaned) {
        assertThat(clean(text), equalTo(cleaned));
    }

    @Test
    void keysByName() {
        String key = "deadbeef".repeat(8);
        assertThat(clean("DEVSHARD_PRIVATE_KEY=" + key), equalTo("DEVSHARD_PRIVATE_KEY=[redacted]"));
        assertThat(
                clean("DEVSHARD_HOST_PRIVATE_KEYS=" + key + "," + key + " x"),
                equalTo("DEVSHARD_HOST_PRIVATE_KEYS=[redacted] x"));
        assertThat(clean("{\"private_key\":\"" + key + "\"}"), equalTo("{\"private_key\":\"[redacted]\"}"));
        assertThat(clean("{\\\"private_key\\\":\\\"" + key), equalTo("{\\\"private_key\\\":\\\"[redacted]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            state_root 37bcf03a54a0a7f08b214a31a1364f354f6f0a59d7181c46bf9306766f00ca64
            {"prompt_hash":"37bcf03a54a0a7f08b214a31a1364f354f6f0a59d7181c46bf9306766f00ca64"}
            {"signature":"2lfMF5uq1ngTtf84YAyw4SZfMAf2DtQTRM5Z3pEbnQ8="}
            X-Devshard-Signature: 91d65bcce5fa656cbd3addfeb30d1e54034df36e9f74a695457ac6f70ac49c271cc2c25e689f7b107526216d297bdcbd85d36a2d1ac5f6a19ba79a65da56aa4100
            {"prompt_tokens":80,"total_tokens":120,"max_tokens":50,"token_price":"1"}
            http://127.0.0.1:8080/v1/chat/completions?nonce=4
            the key to this is patience: passwords are asked for elsewhere
            """)
    void whatIsNoSecretStaysReadable(String text) {
        assertThat(clean(text), equalTo(text));
    }

    @Test
    void cleaningTwiceChangesNothing() {
        String once = clean("Authorization: Bearer tok-1234, password=" + PASSWORD + ", private_key=" + KEY);
        assertThat(clean(once), equalTo(once));
        assertThat(once, containsString("[redacted:longer token]"));
    }

    @Test
    void anAuthorizationHeaderShowsNothing() {
        assertThat(redaction.clean(new Headers.Header("authorization", "whatever it is")), equalTo("[redacted]"));
        assertThat(redaction.clean(new Headers.Header("X-Note", "tok-1234")), equalTo("[redacted:longer token]"));
    }

    @Test
    void aCutThroughASecretShowsNoHalfOfIt() {
        for (int offset = 0; offset < KEY.length(); offset++) {
            ByteString text = ByteString.copyFromUtf8("a".repeat(1000 - offset) + KEY + "b".repeat(5000));
            assertThat(redaction.head(text, 1000), not(containsString("c0ffee")));
            ByteString end = ByteString.copyFromUtf8("a".repeat(5000) + KEY + "b".repeat(1000 - offset));
            assertThat(redaction.tail(end, 1000), not(containsString("c0ffee")));
        }
    }
}
