package dev.assay.acceptance.evidence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what is called a secret: a name, then its value. Hashes and signatures are not: 64 hex digits count as a key
 * only after a name that says so.
 *
 * <p>A text is walked once. The first three characters of every name are in a table, letters without their case, so
 * the expressions are tried in few places only: evidence is cleaned while scenarios run.
 */
final class NamedSecrets {
    /** What stands between a name and its value, in prose, shells and JSON, also JSON inside JSON. */
    private static final String IS = "(?:\\\\*[\"'])?\\s*[:=]\\s*(?:\\\\*[\"'])?";

    /** What was redacted stays as it is. */
    private static final String VALUE = "(?!\\[redacted)";

    private static final String HEX_KEY = "(?:0x)?[0-9a-f]{64}";

    /** Each with its name in a group, to be kept, and the value after it. */
    private static final Pattern ANY = Pattern.compile(
            String.join(
                    "|",
                    List.of(
                            "((?:bearer|basic)\\s+)" + VALUE + "[a-z0-9._~+/=-]{6,}",
                            "(authorization" + IS + ")" + VALUE + "(?!bearer|basic)[^\\s\"'\\\\,;]{6,}",
                            "((?:private|secret|signing)[_-]?keys?" + IS + ")" + VALUE + HEX_KEY + "(?:\\s*,\\s*"
                                    + HEX_KEY + ")*",
                            "(pass(?:word|wd|phrase)" + IS + ")" + VALUE + "[^\\s\"'\\\\,;&]+",
                            "((?:api|admin|access|auth)[_-]?(?:key|token)s?" + IS + ")" + VALUE + "[^\\s\"'\\\\;&]{4,}",
                            "(://[^/\\s:@\"]+:)" + VALUE + "[^@\\s/\"]+(?=@)")),
            Pattern.CASE_INSENSITIVE);

    private static final int START = 3;
    private static final boolean[] STARTS =
            starts(List.of("bea", "bas", "aut", "pri", "sec", "sig", "pas", "api", "adm", "acc", "://"));

    private NamedSecrets() {}

    static String redactIn(String text) {
        StringBuilder clean = null;
        Matcher matcher = null;
        int copied = 0;
        int start = 0;
        for (int end = 1; end <= text.length(); end++) {
            start = shifted(start, text.charAt(end - 1));
            int at = end - START;
            if (at < copied || !STARTS[start]) {
                continue;
            }
            matcher = matcher == null ? ANY.matcher(text) : matcher;
            if (matcher.region(at, text.length()).lookingAt()) {
                clean = clean == null ? new StringBuilder(text.length()) : clean;
                clean.append(text, copied, endOfName(matcher)).append("[redacted]");
                copied = matcher.end();
            }
        }
        return clean == null ? text : clean.append(text, copied, text.length()).toString();
    }

    private static int endOfName(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.end(group) >= 0) {
                return matcher.end(group);
            }
        }
        throw new IllegalStateException("every expression begins with a group");
    }

    private static boolean[] starts(List<String> names) {
        boolean[] table = new boolean[1 << 5 * START];
        for (String name : names) {
            int start = 0;
            for (char character : name.toCharArray()) {
                start = shifted(start, character);
            }
            table[start] = true;
        }
        return table;
    }

    /** Five bits a character: enough to tell letters apart, and blind to their case. */
    private static int shifted(int start, char next) {
        return (start << 5 | next & 31) & (1 << 5 * START) - 1;
    }
}
