package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.dialect.Identity;
import dev.assay.engine.openai.Flavour;
import dev.assay.engine.openai.Member;
import dev.assay.engine.text.Role;
import dev.assay.engine.text.Turn;
import dev.assay.service.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a request for a response says: a text or items, read into turns, and kept as items with ids. */
final class ResponseInput {
    private final List<Turn> turns = new ArrayList<>();
    private final List<ObjectNode> items = new ArrayList<>();
    private boolean picture;

    /** Reads the member; what is wrong is noted with its inspection. */
    static ResponseInput read(Member input) {
        ResponseInput read = new ResponseInput();
        if (input.isText()) {
            ObjectNode item = Json.newObject().put("type", "message").put("role", "user");
            item.putArray("content").addObject().put("type", "input_text").put("text", input.text());
            read.keep(item, "msg_");
            read.turns.add(new Turn(Role.USER, input.text()));
        } else if (input.mustBeThere()) {
            List<Member> elements = input.elements();
            if (elements.isEmpty() && input.isList()) {
                input.wrong("must hold at least one item");
            }
            elements.forEach(read::item);
        }
        return read;
    }

    List<Turn> turns() {
        return turns;
    }

    /** As they were sent, each with an id. */
    List<ObjectNode> items() {
        return items;
    }

    boolean picture() {
        return picture;
    }

    private void item(Member item) {
        if (!item.isObject()) {
            item.wrong("must be an object");
            return;
        }
        switch (item.at("type").text("message")) {
            case "message" -> message(item);
            case "function_call" -> {
                String name = item.at("name").text();
                String arguments = item.at("arguments").text("{}");
                turns.add(new Turn(
                        Role.ASSISTANT, "{\"name\": " + Json.text(name) + ", \"arguments\": " + arguments + "}"));
                keep((ObjectNode) item.json(), "fc_");
            }
            case "function_call_output" -> {
                turns.add(new Turn(Role.USER, words(item.at("output"))));
                keep((ObjectNode) item.json(), "fco_");
            }
            case "reasoning", "item_reference", "compaction" -> keep((ObjectNode) item.json(), "rs_");
            default -> item.at("type").wrong("is not an item that an input may hold");
        }
    }

    private void message(Member message) {
        Member role = message.at("role");
        role.mustBeThere();
        List<String> known = Flavour.OPENAI_ROLES.keySet().stream().sorted().collect(Collectors.toList());
        Role speaker = Flavour.OPENAI_ROLES.get(role.choice(known, "user"));
        Member content = message.at("content");
        if (content.mustBeThere()) {
            turns.add(new Turn(speaker, words(content)));
        }
        keep(((ObjectNode) message.json()).deepCopy().put("type", "message"), "msg_");
    }

    private String words(Member content) {
        if (!content.isList()) {
            return content.text();
        }
        return content.elements().stream().map(this::part).collect(Collectors.joining());
    }

    private String part(Member part) {
        switch (part.at("type").text("")) {
            case "input_text", "output_text", "text":
                return part.at("text").text();
            case "input_image", "input_file":
                picture = true;
                return "";
            case "refusal":
                return "";
            default:
                part.at("type").wrong("must be one of input_text, output_text, input_image, input_file");
                return "";
        }
    }

    private void keep(ObjectNode item, String prefix) {
        ObjectNode kept = item.deepCopy();
        if (!kept.hasNonNull("id")) {
            JsonNode fresh = kept.textNode(Identity.fresh(prefix));
            kept.set("id", fresh);
        }
        items.add(kept);
    }
}
