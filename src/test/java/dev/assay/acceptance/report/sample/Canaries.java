package dev.assay.acceptance.report.sample;

import java.util.Map;
import java.util.regex.Pattern;

/** Secrets that must sing in no report. The unregistered ones can be told by their names only. */
public final class Canaries {
    public static final String KEY = "c0ffee11c0ffee22c0ffee33c0ffee44c0ffee55c0ffee66c0ffee77c0ffee88";
    public static final String TOKEN = "canary-token-5f1e";
    public static final String PASSWORD = "canary \"pass\" w\\rd/&<1>";
    public static final String UNREGISTERED_KEY = "deadbeef11deadbeef22deadbeef33deadbeef44deadbeef55deadbeef661234";
    public static final String UNREGISTERED_TOKEN = "canary-unregistered-token";
    public static final String UNREGISTERED_PASSWORD = "canary-unregistered-password";
    /** Not a secret: a hash that a reader may want to compare. */
    public static final String HASH = "37bcf03a54a0a7f08b214a31a1364f354f6f0a59d7181c46bf9306766f00ca64";

    private Canaries() {}

    static Map<String, String> all() {
        return Map.of("owner's key", KEY, "application's key", TOKEN, "database password", PASSWORD);
    }

    /** How each of them begins, whatever is made of the rest. */
    public static final Pattern SONG = Pattern.compile("canary[-+%. ]|(?i:c0ffee11)|(?i:deadbeef11)");
}
