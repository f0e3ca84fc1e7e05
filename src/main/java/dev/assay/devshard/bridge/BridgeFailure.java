package dev.assay.devshard.bridge;

/** The chain did not answer a question, or not in the contract's words. Asking again later may help. */
public final class BridgeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    BridgeFailure(String path, String why) {
        this(path, why, null);
    }

    BridgeFailure(String path, String why, Throwable cause) {
        super("chain: " + path + ": " + why, cause);
        this.path = path;
    }

    /** What was asked for, below the chain's address. */
    public String path() {
        return path;
    }
}
