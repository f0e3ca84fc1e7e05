package dev.assay.engine.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.api.BrokenStream;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.EventStream;
import dev.assay.engine.api.OpenAiError;
import dev.assay.engine.generation.Listener;
import dev.assay.engine.generation.Outcome;
import dev.assay.engine.schedule.Client;
import dev.assay.engine.schedule.Session;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import dev.assay.service.RequestLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Answers requests for text, whole or as a stream. Everything that can be refused is refused before a stream opens, and
 * the session is closed before the last word of an answer goes out: whoever hears the end finds its place free.
 */
final class TextRoute implements Handler {
    private final EngineParts parts;
    private final Function<byte[], ChatRequest> reader;
    private final BiFunction<Envelope, ChatRequest, Answers> shapes;
    private final String idPrefix;

    private TextRoute(
            EngineParts parts,
            Function<byte[], ChatRequest> reader,
            BiFunction<Envelope, ChatRequest, Answers> shapes,
            String idPrefix) {
        this.parts = parts;
        this.reader = reader;
        this.shapes = shapes;
        this.idPrefix = idPrefix;
    }

    static TextRoute chat(EngineParts parts, RequestReader reader) {
        return new TextRoute(parts, reader::chat, ChatAnswers::new, "chatcmpl-");
    }

    static TextRoute completions(EngineParts parts, RequestReader reader) {
        return new TextRoute(parts, reader::completion, CompletionAnswers::new, "cmpl-");
    }

    @Override
    public void handle(Context ctx) {
        ChatRequest request = reader.apply(ctx.bodyAsBytes());
        Envelope envelope = Envelope.begin(idPrefix, request.model(), parts.fingerprint(), parts.clock());
        Answers answers = shapes.apply(envelope, request);
        try (Session session = parts.admission().open(parts.client(ctx))) {
            session.read(request.generation().prompt());
            if (request.stream()) {
                stream(ctx, session, request, answers);
            } else {
                plain(ctx, session, request, answers);
            }
        }
    }

    /** The whole answer, also where a stream was asked for: for somebody who is not at the end of a connection. */
    ObjectNode whole(byte[] body, Client client) {
        ChatRequest request = reader.apply(body);
        Envelope envelope = Envelope.begin(idPrefix, request.model(), parts.fingerprint(), parts.clock());
        try (Session session = parts.admission().open(client)) {
            return shapes.apply(envelope, request).whole(outcomes(session, request));
        }
    }

    private static List<Outcome> outcomes(Session session, ChatRequest request) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int choice = 0; choice < request.choices(); choice++) {
            outcomes.add(session.generate(request.generation().forChoice(choice), Listener.NOBODY));
        }
        return outcomes;
    }

    private static void plain(Context ctx, Session session, ChatRequest request, Answers answers) {
        List<Outcome> outcomes = outcomes(session, request);
        note(ctx, outcomes);
        JsonAnswer.send(ctx, answers.whole(outcomes));
    }

    private void stream(Context ctx, Session session, ChatRequest request, Answers answers) {
        try (EventStream out = parts.streams().open(ctx)) {
            try {
                List<Outcome> outcomes = tell(out, session, request, answers);
                note(ctx, outcomes);
                if (request.usageInStream()) {
                    out.data(Json.text(answers.usage(Answers.sum(outcomes))));
                }
                out.data("[DONE]");
            } catch (RuntimeException e) {
                BrokenStream.end(ctx, out, e, parts.logger(), OpenAiError.SHAPE);
            }
        }
    }

    private static List<Outcome> tell(EventStream out, Session session, ChatRequest request, Answers answers) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int choice = 0; choice < request.choices(); choice++) {
            int index = choice;
            ObjectNode opening = answers.opening(index);
            if (opening != null) {
                out.data(Json.text(opening));
            }
            Outcome outcome = session.generate(
                    request.generation().forChoice(index), delta -> out.data(Json.text(answers.piece(index, delta))));
            outcomes.add(outcome);
            if (index == request.choices() - 1) {
                session.close();
            }
            out.data(Json.text(answers.end(index, outcome)));
        }
        return outcomes;
    }

    private static void note(Context ctx, List<Outcome> outcomes) {
        RequestLog.put(ctx, "prompt_tokens", Answers.sum(outcomes).promptTokens());
        RequestLog.put(ctx, "completion_tokens", Answers.sum(outcomes).completionTokens());
        RequestLog.put(ctx, "finish", ChatAnswers.reason(outcomes.get(outcomes.size() - 1)));
    }
}
