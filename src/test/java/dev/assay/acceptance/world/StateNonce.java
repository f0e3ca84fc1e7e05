package dev.assay.acceptance.world;

/** Which state a host speaks of, in the features' words. */
public enum StateNonce implements Titled {
    LAST("the last nonce", 0),
    COMING("a nonce that is still to come", 1);

    private final String title;
    private final int ahead;

    StateNonce(String title, int ahead) {
        this.title = title;
        this.ahead = ahead;
    }

    @Override
    public String title() {
        return title;
    }

    int ahead() {
        return ahead;
    }
}
