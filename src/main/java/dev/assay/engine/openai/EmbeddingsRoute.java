package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.InvalidRequest;
import dev.assay.engine.schedule.Client;
import dev.assay.engine.schedule.Session;
import dev.assay.engine.text.Tokenizer;
import dev.assay.engine.text.Tokens;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Texts as points of 128 dimensions and length 1: texts that are alike lie near each other. */
final class EmbeddingsRoute implements Handler {
    private static final int MOST_INPUTS = 256;

    private final EngineParts parts;
    private final Flavour flavour;

    EmbeddingsRoute(EngineParts parts, Flavour flavour) {
        this.parts = parts;
        this.flavour = flavour;
    }

    private record Wanted(String model, List<Tokens> inputs, boolean base64) {}

    @Override
    public void handle(Context ctx) {
        JsonAnswer.send(ctx, answer(ctx.bodyAsBytes(), parts.client(ctx)));
    }

    ObjectNode answer(byte[] request, Client client) {
        Wanted wanted = read(request);
        ObjectNode body = Json.newObject().put("object", "list");
        ArrayNode data = body.putArray("data");
        try (Session session = parts.admission().open(client)) {
            for (int index = 0; index < wanted.inputs().size(); index++) {
                ObjectNode entry = data.addObject().put("object", "embedding").put("index", index);
                put(entry, session.embed(wanted.inputs().get(index)), wanted.base64());
            }
        }
        int tokens = wanted.inputs().stream().mapToInt(Tokens::size).sum();
        body.put("model", wanted.model());
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return body;
    }

    private Wanted read(byte[] body) {
        Inspection inspection = new Inspection(flavour.invalid());
        Member request = inspection.read(body);
        Member model = request.at("model");
        String name = model.mustBeThere() ? model.text() : "";
        List<String> texts = texts(request.at("input"));
        boolean base64 = request.at("encoding_format")
                .choice(List.of("float", "base64"), "float")
                .equals("base64");
        inspection.end();
        List<Tokens> inputs = texts.stream().map(this::tokens).toList();
        return new Wanted(flavour.catalogue().resolve(name, flavour.unknownModel()), inputs, base64);
    }

    private static List<String> texts(Member input) {
        List<String> texts = new ArrayList<>();
        if (!input.mustBeThere()) {
            return texts;
        }
        if (input.isList()) {
            input.elements().forEach(element -> texts.add(element.text()));
        } else {
            texts.add(input.text());
        }
        if (texts.isEmpty() || texts.contains("") || texts.size() > MOST_INPUTS) {
            input.wrong("must be a text, or a list of 1 to " + MOST_INPUTS + " texts, none of them empty");
        }
        return texts;
    }

    private Tokens tokens(String text) {
        Tokens tokens = Tokenizer.raw(text);
        if (tokens.size() > parts.context()) {
            String message = "the model's context is " + parts.context() + " tokens, the input has " + tokens.size();
            throw new InvalidRequest(400, "context_length_exceeded", "input", message);
        }
        return tokens;
    }

    private static void put(ObjectNode entry, float[] vector, boolean base64) {
        double length = 0;
        for (float value : vector) {
            length += (double) value * value;
        }
        float scale = (float) (1 / Math.sqrt(length));
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        ArrayNode numbers = Json.newObject().arrayNode();
        for (float value : vector) {
            bytes.putFloat(value * scale);
            numbers.add(value * scale);
        }
        if (base64) {
            entry.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
        } else {
            entry.set("embedding", numbers);
        }
    }
}
