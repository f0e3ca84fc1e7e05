package dev.assay.engine.openai;

import dev.assay.engine.text.Role;
import dev.assay.engine.text.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The messages of a chat request. */
final class Conversation {
    private final Flavour flavour;
    private boolean picture;

    Conversation(Flavour flavour) {
        this.flavour = flavour;
    }

    List<Turn> read(Member messages) {
        List<Turn> turns = new ArrayList<>();
        if (messages.mustBeThere()) {
            List<Member> elements = messages.elements();
            if (messages.isList() && elements.isEmpty()) {
                messages.wrong("must hold at least one message");
            }
            elements.forEach(message -> turns.add(turn(message)));
        }
        return turns;
    }

    /** Whether a message that was read held a picture. */
    boolean picture() {
        return picture;
    }

    private Turn turn(Member message) {
        if (!message.isObject()) {
            message.wrong("must be an object");
            return new Turn(Role.USER, "");
        }
        Role role = role(message.at("role"));
        boolean called = role == Role.ASSISTANT && message.at("tool_calls").isList();
        return new Turn(role, called ? calls(message) : content(message.at("content")));
    }

    private Role role(Member role) {
        Map<String, Role> known = flavour.roles();
        if (!role.mustBeThere()) {
            return Role.USER;
        }
        if (!role.isText() || !known.containsKey(role.json().textValue())) {
            role.wrong("must be one of " + known.keySet().stream().sorted().collect(Collectors.joining(", ")));
            return Role.USER;
        }
        return known.get(role.json().textValue());
    }

    private String content(Member content) {
        if (!content.mustBeThere()) {
            return "";
        }
        if (content.isList()) {
            return content.elements().stream().map(this::part).collect(Collectors.joining());
        }
        String text = content.text();
        if (content.isText() && content.json().textValue().isEmpty()) {
            content.wrong("must not be empty");
        }
        return text;
    }

    private String part(Member part) {
        String type = part.at("type").text("");
        if (type.equals("text")) {
            return part.at("text").text();
        }
        if (type.equals("image_url") && flavour.vendor()) {
            picture = true;
            return "";
        }
        part.at("type").wrong("must be text: this model reads nothing else");
        return "";
    }

    /** Calls that the assistant made before, as the model writes them. */
    private static String calls(Member message) {
        return message.at("tool_calls").elements().stream()
                .map(call -> call.at("function"))
                .map(function -> "{\"name\": \"" + function.at("name").text() + "\", \"arguments\": "
                        + function.at("arguments").text("{}") + "}")
                .collect(Collectors.joining());
    }
}
