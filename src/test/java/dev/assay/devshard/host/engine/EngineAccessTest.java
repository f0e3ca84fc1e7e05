package dev.assay.devshard.host.engine;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.service.InvalidSetting;
import dev.assay.service.Settings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a host is told of its engine (contract 7). */
final class EngineAccessTest {
    private static final String KEY = "engine-key-123";

    @ParameterizedTest
    @CsvSource({
        "DEVSHARD_ENGINE_URL,engine:80,is not an address",
        "DEVSHARD_ENGINE_API_KEY,two words,is not a bearer token",
        "DEVSHARD_ENGINE_TIMEOUT,0s,leaves the engine no time",
        "DEVSHARD_ENGINE_TIMEOUT,soon,is not a duration",
        "DEVSHARD_ENGINE_MAX_TOKENS,0,is not a whole number from 1",
    })
    void a_bad_setting_is_named(String name, String value, String rule) {
        InvalidSetting refusal =
                assertThrows(InvalidSetting.class, () -> EngineAccess.read(Settings.of(Map.of(name, value))));
        assertThat(refusal.getMessage(), allOf(containsString(name), containsString(rule)));
        assertThat(refusal.getMessage(), not(containsString("two words")));
    }

    @ParameterizedTest
    @CsvSource({
        "http://e:8080,http://e:8080/v1/chat/completions",
        "http://e:8080/v1,http://e:8080/v1/chat/completions",
        "http://e/openai/v1/,http://e/openai/v1/chat/completions",
    })
    void the_address_may_hold_the_version(String url, String chat) {
        EngineAccess access = EngineAccess.read(
                        Settings.of(Map.of("DEVSHARD_ENGINE_URL", url, "DEVSHARD_ENGINE_API_KEY", KEY)))
                .orElseThrow();
        assertThat(access.chat(), is(URI.create(chat)));
        assertThat(access.toString(), not(containsString(KEY)));
    }
}
