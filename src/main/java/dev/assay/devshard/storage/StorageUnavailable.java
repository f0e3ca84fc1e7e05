package dev.assay.devshard.storage;

/** No store can be opened at boot (contract 6.1). The message says which one, and what would mend it. */
public final class StorageUnavailable extends StorageException {
    private static final long serialVersionUID = 1L;

    StorageUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    StorageUnavailable(String message) {
        super(message);
    }
}
