package dev.assay.service.fault;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.Json;
import dev.assay.service.JsonAnswer;
import dev.assay.service.NearestName;
import dev.assay.service.RequestLog;
import dev.assay.service.WholeNumber;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * {@code /control/faults}: POST orders one ({@code {"kind":"delay_inference","escrow":"7","nonce":3,"times":1,"ms":200}},
 * answered 201 with its id), GET lists them, DELETE cancels one or all, POST {@code /{id}/release} lets go of whom it holds
 * back. {@code times} is a whole number, 1 unless told, or {@code "always"}. Whoever registers these routes has checked that
 * the service runs in test mode.
 */
public final class FaultRoutes {
    private static final String PATH = "/control/faults";
    private static final String ALWAYS = "always";
    private static final String[] COMMON = {"kind", "escrow", "nonce", "times"};
    private static final long MOST_TIMES = 1_000_000;

    private final FaultBook book;

    public FaultRoutes(FaultBook book) {
        this.book = book;
    }

    public void register(RoutesConfig routes) {
        routes.post(PATH, this::arm);
        routes.get(PATH, ctx -> JsonAnswer.send(ctx, list(book.all())));
        routes.delete(PATH, this::cancelAll);
        routes.delete(PATH + "/{fault}", this::cancel);
        routes.post(PATH + "/{fault}/release", this::release);
    }

    private void arm(Context ctx) {
        Field order = Field.body(Json.object(ctx.bodyAsBytes()));
        FaultKind kind = order.at("kind").required(this::kind);
        order.only(Stream.concat(Stream.of(COMMON), kind.parameters().stream().map(FaultParameter::name))
                .toArray(String[]::new));
        Optional<String> escrow = order.at("escrow").maybe(Field::text);
        OptionalLong nonce = order.at("nonce")
                .maybe(field -> OptionalLong.of(field.unsigned(Long.MAX_VALUE)))
                .orElse(OptionalLong.empty());
        int times = order.at("times").maybe(FaultRoutes::times).orElse(1);
        Map<String, String> parameters = new LinkedHashMap<>();
        kind.parameters().forEach(parameter -> parameters.put(parameter.name(), parameter.read(order)));
        Fault fault = book.arm(kind, new Fault.Place(escrow, nonce), times, parameters);
        RequestLog.put(ctx, "fault", kind.wireName());
        ctx.status(201);
        JsonAnswer.send(ctx, describe(fault));
    }

    private FaultKind kind(Field field) {
        String name = field.text();
        List<String> names = book.kinds().stream().map(FaultKind::wireName).toList();
        return book.kinds().stream()
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> field.invalid("is not a kind of fault"
                        + NearestName.to(name, names)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; there are " + String.join(", ", names))));
    }

    private static int times(Field field) {
        if (field.isText(ALWAYS)) {
            return Fault.ALWAYS;
        }
        long times = field.unsigned(MOST_TIMES);
        if (times == 0) {
            throw field.invalid("is not how often a fault can strike; say 1 or more, or \"" + ALWAYS + '"');
        }
        return Math.toIntExact(times);
    }

    private void cancelAll(Context ctx) {
        List<Fault> all = book.all();
        all.forEach(Fault::cancel);
        JsonAnswer.send(ctx, list(all));
    }

    private void cancel(Context ctx) {
        Fault fault = fault(ctx);
        fault.cancel();
        JsonAnswer.send(ctx, describe(fault));
    }

    private void release(Context ctx) {
        Fault fault = fault(ctx);
        fault.release();
        JsonAnswer.send(ctx, describe(fault));
    }

    private Fault fault(Context ctx) {
        String id = ctx.pathParam("fault");
        return WholeNumber.parse(id, 1, Long.MAX_VALUE)
                .map(book::find)
                .orElseThrow(() -> ApiError.badRequest("invalid_field", "fault: \"" + id + "\" is not a fault's id"));
    }

    private static ObjectNode list(List<Fault> faults) {
        ObjectNode body = Json.newObject();
        faults.forEach(fault -> body.withArray("faults").add(describe(fault)));
        body.withArray("faults");
        return body;
    }

    private static ObjectNode describe(Fault fault) {
        ObjectNode body =
                Json.newObject().put("id", fault.id()).put("kind", fault.kind().wireName());
        fault.place().escrow().ifPresent(escrow -> body.put("escrow", escrow));
        fault.place().nonce().ifPresent(nonce -> body.put("nonce", nonce));
        if (fault.times() == Fault.ALWAYS) {
            body.put("times", ALWAYS);
        } else {
            body.put("times", fault.times());
        }
        fault.parameters().forEach(body::put);
        return body.put("taken", fault.taken()).put("holding", fault.holding()).put("armed", fault.isArmed());
    }
}
