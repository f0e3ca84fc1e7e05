package dev.assay.devshard.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;

/** The golden values of the wire contract, and which of them were asked for. */
public final class Vectors {
    private final JsonNode root;
    private final Set<String> read = new TreeSet<>();

    private Vectors(JsonNode root) {
        this.root = root;
    }

    public static Vectors load() {
        try (InputStream json = Vectors.class.getResourceAsStream("/vectors/devshard.json")) {
            return new Vectors(new ObjectMapper().readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String text(String pointer) {
        return leaf(pointer).asText();
    }

    public long number(String pointer) {
        return leaf(pointer).asLong();
    }

    public boolean flag(String pointer) {
        return leaf(pointer).asBoolean();
    }

    public byte[] bytes(String pointer) {
        return HexFormat.of().parseHex(text(pointer));
    }

    public Hash hash(String pointer) {
        return Hash.fromHex(text(pointer));
    }

    public int size(String pointer) {
        return root.at(pointer).size();
    }

    public Iterable<String> names(String pointer) {
        return () -> root.at(pointer).fieldNames();
    }

    private JsonNode leaf(String pointer) {
        JsonNode leaf = root.at(pointer);
        if (!leaf.isValueNode()) {
            throw new IllegalArgumentException("no value at " + pointer);
        }
        read.add(pointer);
        return leaf;
    }

    /** Values that nobody asked for; notes to the reader do not count. */
    public Set<String> unread() {
        Set<String> unread = new TreeSet<>();
        collect("", root, unread);
        unread.removeAll(read);
        return unread;
    }

    private static void collect(String pointer, JsonNode node, Set<String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(pointer + "/" + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), leaves);
            }
        } else if (!pointer.equals("/about") && !pointer.endsWith("/note")) {
            leaves.add(pointer);
        }
    }
}
