package dev.assay.acceptance.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Remembers what was attached. */
final class AttachmentsDouble implements Attachments {
    private final Map<String, String> all = new LinkedHashMap<>();

    List<String> names() {
        return List.copyOf(all.keySet());
    }

    String get(String name) {
        return all.getOrDefault(name, "nothing of that name among " + all.keySet());
    }

    @Override
    public void text(String name, String text) {
        all.put(name, text);
    }

    @Override
    public void picture(String name, String svg) {
        all.put(name, svg);
    }
}
