package dev.assay.engine.dialect.openai;

import dev.assay.engine.dialect.Identity;
import dev.assay.service.ApiError;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of one API, in memory and bounded. */
final class FileShelf {
    private static final int MOST = 2_000;
    private static final long MOST_BYTES = 64L << 20;

    private final Clock clock;
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private long bytes;

    FileShelf(Clock clock) {
        this.clock = clock;
    }

    /** @throws ApiError 413 when there is no room; what is there stays */
    synchronized StoredFile put(String name, String purpose, byte[] content) {
        if (files.size() >= MOST || bytes + content.length > MOST_BYTES) {
            throw new ApiError(
                    413,
                    "storage_full",
                    "there is room for " + MOST + " files of " + MOST_BYTES + " bytes together; delete some first");
        }
        return keep(name, purpose, content);
    }

    /** Takes what the engine made itself, room or not: it is little, and nobody could ask for it again. */
    synchronized StoredFile keep(String name, String purpose, byte[] content) {
        StoredFile file = new StoredFile(Identity.fresh("file-"), name, purpose, clock.instant(), content);
        files.put(file.id(), file);
        bytes += content.length;
        return file;
    }

    /** @throws ApiError 404 */
    synchronized StoredFile get(String id) {
        StoredFile file = files.get(id);
        if (file == null) {
            throw ApiError.notFound("there is no file with that id");
        }
        return file;
    }

    /** @throws ApiError 404 */
    synchronized void delete(String id) {
        bytes -= get(id).content().length;
        files.remove(id);
    }

    synchronized List<StoredFile> oldestFirst() {
        return new ArrayList<>(files.values());
    }
}
