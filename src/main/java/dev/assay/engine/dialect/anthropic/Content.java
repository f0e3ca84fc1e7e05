package dev.assay.engine.dialect.anthropic;

import dev.assay.engine.text.Role;
import dev.assay.engine.text.Turn;
import dev.assay.service.Field;
import dev.assay.service.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads what is said: a text, or blocks of which texts, calls and their results are words for the model. */
final class Content {
    private boolean picture;

    /** Whether anything read until now held a picture. */
    boolean picture() {
        return picture;
    }

    Turn system(Field system) {
        return new Turn(Role.SYSTEM, words(system));
    }

    Turn message(Field message) {
        String role = message.at("role").required(Field::text);
        Role speaker =
                switch (role) {
                    case "user" -> Role.USER;
                    case "assistant" -> Role.ASSISTANT;
                    default -> throw message.at("role").invalid("is neither user nor assistant");
                };
        Field content = message.at("content");
        if (!content.isThere()) {
            throw content.invalid("is required");
        }
        return new Turn(speaker, words(content));
    }

    private String words(Field content) {
        if (content.isText()) {
            return content.text();
        }
        List<String> words = new ArrayList<>();
        content.each(block -> words.add(block(block)));
        words.removeIf(String::isEmpty);
        return String.join("\n", words);
    }

    private String block(Field block) {
        String type = block.at("type").required(Field::text);
        switch (type) {
            case "text":
                return block.at("text").required(Field::text);
            case "image":
                block.at("source").required(Field::object);
                picture = true;
                return "";
            case "document", "thinking", "redacted_thinking", "search_result":
                return "";
            case "tool_use":
                return Json.text(Json.newObject()
                        .put("name", block.at("name").required(Field::text))
                        .set("arguments", block.at("input").required(Field::object)));
            case "tool_result":
                block.at("tool_use_id").required(Field::text);
                return block.at("content").maybe(this::words).orElse("");
            default:
                throw block.at("type").invalid("is not a block that a message may hold");
        }
    }
}
