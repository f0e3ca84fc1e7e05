package dev.assay.acceptance.world;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.core.http.HttpResponse;
import com.openai.errors.NotFoundException;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FileObject;
import com.openai.models.files.FilePurpose;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that the official OpenAI client leaves at an engine. Other scenarios may leave theirs at the same one. */
public final class OpenAiFiles {
    /** As no text is encoded: what comes back byte for byte was not read as text on the way. */
    private static final byte[] NO_TEXT = {0, (byte) 0xff, (byte) 0xfe, '\r', '\n', (byte) 0x80, 0};

    private final World world;
    private final DialectEngine engine;
    private final OpenAiConnection connection;
    private final Map<String, String> ids = new LinkedHashMap<>();

    public OpenAiFiles(World world, DialectEngine engine, OpenAiConnection connection) {
        this.world = world;
        this.engine = engine;
        this.connection = connection;
    }

    public void handsIn(String name) {
        FileObject file = client().files()
                .create(FileCreateParams.builder()
                        .purpose(FilePurpose.USER_DATA)
                        .file(MultipartField.<InputStream>builder()
                                .value(new ByteArrayInputStream(handedIn(name)))
                                .filename(name)
                                .build())
                        .build());
        ids.put(name, file.id());
        world.evidence().note("file " + file.id() + " is \"" + name + '"');
    }

    /** The names of the scenario's own files, in the order of the list. */
    public List<String> listed() {
        return client().files().list().autoPager().stream()
                .filter(file -> ids.containsValue(file.id()))
                .map(FileObject::filename)
                .toList();
    }

    public List<String> names() {
        return List.copyOf(ids.keySet());
    }

    public byte[] handedIn(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[NO_TEXT.length + text.length];
        System.arraycopy(NO_TEXT, 0, all, 0, NO_TEXT.length);
        System.arraycopy(text, 0, all, NO_TEXT.length, text.length);
        return all;
    }

    public byte[] read(String name) {
        try (HttpResponse content = client().files().content(ids.get(name))) {
            return content.body().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void deletes(String name) {
        client().files().delete(ids.get(name));
    }

    /** Whether the client says that there is no such file. */
    public boolean isGone(String name) {
        try {
            client().files().retrieve(ids.get(name));
            return false;
        } catch (NotFoundException gone) {
            return true;
        }
    }

    private OpenAIClient client() {
        return connection.to(engine.address(Vendor.OPENAI), engine.key());
    }
}
