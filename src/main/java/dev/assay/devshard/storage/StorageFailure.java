package dev.assay.devshard.storage;

/**
 * The database could not do its part: connection lost, disk full, store closed.
 *
 * <p>A failed write has not happened, unless the connection was lost between the commit and its acknowledgement and the
 * database stayed away: then nobody knows. Before repeating an {@link SessionStore#append append}, read the session's
 * latest nonce; every other write may simply be repeated.
 */
public final class StorageFailure extends StorageException {
    private static final long serialVersionUID = 1L;

    StorageFailure(String message, Throwable cause) {
        super(message, cause);
    }

    public StorageFailure(String message) {
        super(message);
    }
}
