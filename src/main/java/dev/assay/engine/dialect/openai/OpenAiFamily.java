package dev.assay.engine.dialect.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.Mount;
import dev.assay.engine.dialect.batch.BatchDesk;
import dev.assay.engine.openai.Catalogue;
import dev.assay.engine.openai.Flavour;
import dev.assay.engine.openai.Member;
import dev.assay.engine.openai.OpenAiMount;
import dev.assay.engine.openai.OpenAiRoutes;
import dev.assay.engine.schedule.Client;
import io.javalin.config.RoutesConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The mounts of OpenAI and of those who took over its shapes: which models each knows, and what it offers beside chat. */
public final class OpenAiFamily {
    private static final int BAD_REQUEST = 400;

    private final EngineParts parts;

    public OpenAiFamily(EngineParts parts) {
        this.parts = parts;
    }

    public Mount openAi(BatchDesk desk) {
        List<String> models = List.of(
                "gpt-4.1-nano", "gpt-4.1-mini", "gpt-3.5-turbo", "gpt-4o-mini", "gpt-5-nano", "text-embedding-3-small");
        return mount("/openai/v1", "openai", models, OpenAiFamily::refuseReasoning, true, desk);
    }

    public Mount groq(BatchDesk desk) {
        List<String> models = List.of("llama-3.1-8b-instant");
        return mount("/groq/openai/v1", "groq", models, Flavour.ChatRules.NONE, false, desk);
    }

    public Mount xai(BatchDesk desk) {
        return mount("/xai/v1", "xai", List.of("grok-3-mini"), Flavour.ChatRules.NONE, true, desk);
    }

    public Mount gemini(BatchDesk desk) {
        List<String> models = List.of("gemini-2.5-flash-lite", "gemini-embedding-001");
        return mount("/gemini/v1beta/openai", "google", models, Flavour.ChatRules.NONE, false, desk);
    }

    private Mount mount(
            String path,
            String owner,
            List<String> models,
            Flavour.ChatRules rules,
            boolean responses,
            BatchDesk desk) {
        Catalogue catalogue = Catalogue.of(models);
        OpenAiRoutes chat = new OpenAiRoutes(
                parts,
                new Flavour(path, catalogue, BAD_REQUEST, BAD_REQUEST, Flavour.OPENAI_ROLES, true, rules, owner));
        Map<String, Function<byte[], ObjectNode>> later = new LinkedHashMap<>();
        later.put("/v1/chat/completions", body -> chat.chat(body, Client.NOBODY));
        later.put("/v1/completions", body -> chat.completion(body, Client.NOBODY));
        later.put("/v1/embeddings", body -> chat.embeddings(body, Client.NOBODY));
        FileShelf files = new FileShelf(parts.clock());
        List<Consumer<RoutesConfig>> routes = new ArrayList<>();
        routes.add(chat::register);
        routes.add(new FileRoutes(files, path)::register);
        if (responses) {
            ResponseRoutes made = new ResponseRoutes(parts, catalogue, path);
            later.put("/v1/responses", body -> made.whole(body, Client.NOBODY));
            routes.add(made::register);
        }
        routes.add(new BatchRoutes(desk, files, later, path)::register);
        return new OpenAiMount(path, routes);
    }

    /** OpenAI takes it with responses only; whoever sends it to chat made a mistake. */
    private static void refuseReasoning(Member request) {
        if (request.at("reasoning").isThere()) {
            request.at("reasoning").wrong("is not a parameter of chat completions");
        }
    }
}
