package dev.assay.engine.dialect.gemini;

import dev.assay.engine.text.Role;
import dev.assay.engine.text.Turn;
import dev.assay.service.Field;
import dev.assay.service.Json;
import java.util.ArrayList;
import java.util.List;

/** Reads what is said: contents of parts. Their names come in Google's two spellings. */
final class Contents {
    private boolean picture;

    /** Whether anything read until now held a picture. */
    boolean picture() {
        return picture;
    }

    Turn turn(Field content) {
        String role = content.at("role").maybe(Field::text).orElse("user");
        Role speaker =
                switch (role) {
                    case "user", "function", "tool" -> Role.USER;
                    case "model" -> Role.ASSISTANT;
                    default -> throw content.at("role").invalid("is none of user, model, function");
                };
        return new Turn(speaker, words(content));
    }

    Turn instruction(Field content) {
        return new Turn(Role.SYSTEM, content.isText() ? content.text() : words(content));
    }

    /** The texts of a content's parts, a line each. */
    String words(Field content) {
        List<String> words = new ArrayList<>(content.at("parts").required(field -> field.each(this::part)));
        words.removeIf(String::isEmpty);
        return String.join("\n", words);
    }

    private String part(Field part) {
        for (String name : part.names()) {
            switch (name) {
                case "text":
                    return part.at(name).text();
                case "inlineData", "inline_data", "fileData", "file_data":
                    part.at(name).object();
                    picture = true;
                    return "";
                case "functionCall", "function_call":
                    return Json.text(Json.newObject()
                            .put("name", part.at(name).at("name").required(Field::text))
                            .set(
                                    "arguments",
                                    part.at(name)
                                            .at("args")
                                            .maybe(Field::object)
                                            .orElseGet(Json::newObject)));
                case "functionResponse", "function_response":
                    return Json.text(part.at(name).at("response").required(Field::object));
                default:
                    break;
            }
        }
        throw part.invalid("has none of text, inlineData, fileData, functionCall, functionResponse");
    }
}
