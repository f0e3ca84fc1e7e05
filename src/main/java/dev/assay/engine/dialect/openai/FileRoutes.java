package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.InvalidRequest;
import dev.assay.engine.dialect.Page;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** {@code /files}: handed in as multipart, listed newest first, read, deleted. */
final class FileRoutes {
    private static final Set<String> PURPOSES =
            Set.of("assistants", "batch", "fine-tune", "vision", "user_data", "evals");
    private static final int MOST_LISTED = 10_000;

    private final FileShelf shelf;
    private final String path;

    FileRoutes(FileShelf shelf, String mount) {
        this.shelf = shelf;
        this.path = mount + "/files";
    }

    void register(RoutesConfig routes) {
        routes.post(path, this::upload);
        routes.get(path, this::list);
        routes.get(
                path + "/{file}",
                ctx -> JsonAnswer.send(ctx, shelf.get(ctx.pathParam("file")).describe()));
        routes.get(path + "/{file}/content", this::content);
        routes.delete(path + "/{file}", this::delete);
    }

    private void upload(Context ctx) {
        if (!ctx.isMultipartFormData()) {
            throw new InvalidRequest(400, "invalid_value", null, "a file is handed in as multipart/form-data");
        }
        UploadedFile file = ctx.uploadedFile("file");
        String purpose = ctx.formParam("purpose");
        String nameless = ctx.formParam("file");
        if (file == null && nameless == null) {
            throw new InvalidRequest(400, "missing_required", "file", "file: is required");
        }
        if (purpose == null || !PURPOSES.contains(purpose)) {
            throw new InvalidRequest(
                    400,
                    purpose == null ? "missing_required" : "invalid_value",
                    "purpose",
                    "purpose: must be one of "
                            + String.join(", ", PURPOSES.stream().sorted().toList()));
        }
        // A part without a filename is a field to the server, and a file to whoever sent it.
        StoredFile stored = file == null
                ? shelf.put("upload", purpose, nameless.getBytes(StandardCharsets.UTF_8))
                : shelf.put(file.filename(), purpose, bytes(file));
        JsonAnswer.send(ctx, stored.describe());
    }

    private static byte[] bytes(UploadedFile file) {
        try (InputStream content = file.content()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void list(Context ctx) {
        String purpose = ctx.queryParam("purpose");
        List<StoredFile> files = shelf.oldestFirst();
        files.removeIf(file -> purpose != null && !file.purpose().equals(purpose));
        if (!"asc".equals(ctx.queryParam("order"))) {
            Collections.reverse(files);
        }
        Page<StoredFile> page = Page.of(ctx, files, StoredFile::id, "after", MOST_LISTED, MOST_LISTED);
        ObjectNode body = Json.newObject().put("object", "list");
        ArrayNode data = body.putArray("data");
        page.items().forEach(file -> data.add(file.describe()));
        body.put("first_id", page.first().map(StoredFile::id).orElse(null))
                .put("last_id", page.last().map(StoredFile::id).orElse(null))
                .put("has_more", page.hasMore());
        JsonAnswer.send(ctx, body);
    }

    private void content(Context ctx) {
        ctx.contentType("application/octet-stream")
                .result(shelf.get(ctx.pathParam("file")).content());
    }

    private void delete(Context ctx) {
        String id = ctx.pathParam("file");
        shelf.delete(id);
        JsonAnswer.send(
                ctx, Json.newObject().put("id", id).put("object", "file").put("deleted", true));
    }
}
