package dev.assay.acceptance.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;

/**
 * The secrets of a run, by value and in the disguises a report may meet them in: hex in either case, base64, percent
 * encoding, JSON and XML escapes. Thread-safe. Looking for a thousand secrets costs no more than looking for one: a text
 * is walked once, and only where four characters may begin a secret is it compared.
 */
public final class Secrets {
    private static final Secrets OF_THIS_RUN = new Secrets();
    private static final int HEAD = 4;
    /** A power of two, large enough that few heads of ordinary text meet a mark. */
    private static final int MARKS = 1 << 18;

    private final Map<String, String> names = new ConcurrentHashMap<>();
    /** By their first characters, the longest first. A head is marked after its secrets are here. */
    private final Map<String, List<String>> byHead = new ConcurrentHashMap<>();

    private final AtomicLongArray marks = new AtomicLongArray(MARKS / Long.SIZE);

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
        for (String disguise : names.containsKey(value) ? Set.<String>of() : disguises(value)) {
            names.put(disguise, name);
            byHead.merge(disguise.substring(0, HEAD), List.of(disguise), Secrets::longestFirst);
            int mark = mark(disguise, 0);
            marks.accumulateAndGet(mark / Long.SIZE, 1L << mark % Long.SIZE, (before, bit) -> before | bit);
        }
    }

    private static List<String> longestFirst(List<String> known, List<String> more) {
        return Stream.concat(known.stream(), more.stream())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Set<String> disguises(String value) {
        Set<String> all = new TreeSet<>(List.of(value));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        all.add(Base64.getEncoder().encodeToString(bytes));
        all.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
        String json = value.replace("\\", "\\\\").replace("\"", "\\\"");
        all.add(json);
        all.add(json.replace("/", "\\/"));
        String xml = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        all.add(xml);
        all.add(xml.replace("\"", "&quot;"));
        if (value.length() >= 32 && value.length() % 2 == 0 && value.matches("[0-9a-fA-F]+")) {
            all.add(value.toLowerCase(Locale.ROOT));
            all.add(value.toUpperCase(Locale.ROOT));
            all.add(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(value)));
        }
        return all;
    }

    /** The text with every secret replaced by its name. */
    String replaceIn(String text) {
        StringBuilder clean = null;
        int copied = 0;
        for (int at = 0; at + HEAD <= text.length(); at++) {
            String secret = isMarked(text, at) ? secretAt(text, at) : null;
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
        return clean == null ? text : clean.append(text, copied, text.length()).toString();
    }

    private boolean isMarked(String text, int at) {
        int mark = mark(text, at);
        return (marks.get(mark / Long.SIZE) & 1L << mark % Long.SIZE) != 0;
    }

    private static int mark(String text, int at) {
        int hash = text.charAt(at);
        for (int i = 1; i < HEAD; i++) {
            hash = hash * 67 + text.charAt(at + i);
        }
        return (hash ^ hash >>> 16) & MARKS - 1;
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
