package dev.assay.devshard.storage;

/** Whatever storage refuses or cannot do. Messages name sessions, nonces, hosts and files; never a password. */
public abstract sealed class StorageException extends RuntimeException
        permits StorageFailure, StorageUnavailable, SessionConflict, SessionUnknown, VersionRequired, NonceConflict {
    private static final long serialVersionUID = 1L;

    StorageException(String message) {
        super(message);
    }

    StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
