package dev.assay.acceptance.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The secrets of a run, by value and in the disguises a report may meet them in: hex in either case, base64, percent
 * encoding, JSON escapes. Thread-safe; readers never wait. Looking for a thousand secrets costs no more than looking
 * for one: a text is walked once, and only where four characters begin a secret is it compared.
 */
public final class Secrets {
    private static final Secrets OF_THIS_RUN = new Secrets();
    private static final int HEAD = 4;
    /** A power of two. */
    private static final int MARKS = 1 << 14;

    private final Map<String, String> names = new HashMap<>();
    private volatile Index index = new Index(Map.of());

    /** For this process: scenarios register, reports redact, and Cucumber lets the two share nothing else. */
    public static Secrets ofThisRun() {
        return OF_THIS_RUN;
    }

    /**
     * @param name what stands in its place: {@code [redacted:name]}
     * @throws IllegalArgumentException when the value is too short to be told from ordinary text
     */
    public void register(String name, String value) {
        if (value.length() < HEAD) {
            throw new IllegalArgumentException(
                    "secret " + name + " has fewer than " + HEAD + " characters: ordinary text would be redacted");
        }
        synchronized (names) {
            if (!names.containsKey(value)) {
                disguises(value).forEach(disguise -> names.put(disguise, name));
                index = new Index(names);
            }
        }
    }

    private static Set<String> disguises(String value) {
        Set<String> all = new TreeSet<>(List.of(value));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        all.add(Base64.getEncoder().encodeToString(bytes));
        all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        all.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        all.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
        if (value.length() >= 32 && value.length() % 2 == 0 && value.matches("[0-9a-fA-F]+")) {
            all.add(value.toLowerCase(Locale.ROOT));
            all.add(value.toUpperCase(Locale.ROOT));
            all.add(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(value)));
        }
        return all;
    }

    /** The text with every secret replaced by its name. */
    String replaceIn(String text) {
        return index.replaceIn(text);
    }

    /** Immutable. */
    private static final class Index {
        private final boolean[] marks = new boolean[MARKS];
        private final Map<String, List<String>> byHead = new HashMap<>();
        private final Map<String, String> names;

        Index(Map<String, String> names) {
            this.names = Map.copyOf(names);
            for (String secret : this.names.keySet()) {
                marks[mark(secret, 0)] = true;
                byHead.computeIfAbsent(secret.substring(0, HEAD), head -> new ArrayList<>())
                        .add(secret);
            }
            byHead.values()
                    .forEach(list ->
                            list.sort(Comparator.comparingInt(String::length).reversed()));
        }

        private static int mark(String text, int at) {
            int hash = text.charAt(at);
            for (int i = 1; i < HEAD; i++) {
                hash = hash * 31 + text.charAt(at + i);
            }
            return hash & MARKS - 1;
        }

        String replaceIn(String text) {
            StringBuilder clean = null;
            int copied = 0;
            for (int at = 0; at + HEAD <= text.length(); at++) {
                String secret = marks[mark(text, at)] ? secretAt(text, at) : null;
                if (secret != null) {
                    clean = clean == null ? new StringBuilder(text.length()) : clean;
                    clean.append(text, copied, at)
                            .append("[redacted:")
                            .append(names.get(secret))
                            .append(']');
                    copied = at + secret.length();
                    at = copied - 1;
                }
            }
            return clean == null
                    ? text
                    : clean.append(text, copied, text.length()).toString();
        }

        private String secretAt(String text, int at) {
            for (String secret : byHead.getOrDefault(text.substring(at, at + HEAD), List.of())) {
                if (text.startsWith(secret, at)) {
                    return secret;
                }
            }
            return null;
        }
    }
}
