package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.acceptance.client.Excerpt;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for the devshard protocol in what an application receives (contract 9.3). JSON keys must not speak of it at
 * all. Texts must not either, except those that repeat the application's own words: content of any kind and the
 * model's name. Response headers are not looked at: {@code X-Devshard-ID} is a promise (contract 2.1).
 */
final class ProtocolLeak {
    private static final Pattern KEY = Pattern.compile(
            "devshard|receipt|mempool|escrow|nonce|signature|metadata|state_?(root|hash|sig)|(^|_)(meta|sig)(_|$)");
    private static final Pattern WORD =
            Pattern.compile("(?i)devshard|receipt|mempool|escrow|\\bnonce|signature|state_?(root|hash|sig)");
    private static final Set<String> THE_APPLICATIONS_OWN_WORDS =
            Set.of("content", "reasoning_content", "reasoning", "refusal", "text", "arguments", "model");

    private ProtocolLeak() {}

    static void inJson(JsonNode node, String path, Findings findings) {
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                inField(field.getKey(), field.getValue(), path, findings);
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                inJson(node.get(i), path + "[" + i + "]", findings);
            }
        } else if (node.isTextual()) {
            inText(node.textValue(), path, findings);
        }
    }

    private static void inField(String key, JsonNode value, String path, Findings findings) {
        String at = path.isEmpty() ? key : path + "." + key;
        Matcher leak = KEY.matcher(snakeCase(key));
        if (leak.find()) {
            findings.add(at + ": the key speaks of the devshard protocol");
        }
        if (!(value.isTextual() && THE_APPLICATIONS_OWN_WORDS.contains(key))) {
            inJson(value, at, findings);
        }
    }

    static void inText(String text, String path, Findings findings) {
        Matcher leak = WORD.matcher(text);
        if (leak.find()) {
            findings.add((path.isEmpty() ? "text" : path) + ": \"" + leak.group()
                    + "\" speaks of the devshard protocol, in " + Excerpt.of(text));
        }
    }

    private static String snakeCase(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
