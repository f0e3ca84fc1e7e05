package dev.assay.acceptance.world;

/** What a reader of a session can ask a host for in vain, in the features' words. */
public enum WrongReading implements Titled {
    NO_BEGINNING("the history without a beginning", "diffs?to=3"),
    NO_END("the history without an end", "diffs?from=1"),
    BEGINNING_NO_NUMBER("the history from a nonce that is not a number", "diffs?from=one&to=3"),
    END_BELOW_ZERO("the history to a nonce below zero", "diffs?from=1&to=-1"),
    NO_NONCE("the signatures without a nonce", "signatures"),
    NONCE_NO_NUMBER("the signatures of a nonce that is not a number", "signatures?nonce=last");

    private final String title;
    private final String route;

    WrongReading(String title, String route) {
        this.title = title;
        this.route = route;
    }

    @Override
    public String title() {
        return title;
    }

    String route() {
        return route;
    }
}
