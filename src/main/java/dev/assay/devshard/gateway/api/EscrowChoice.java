package dev.assay.devshard.gateway.api;

import dev.assay.devshard.gateway.escrow.Escrow;
import dev.assay.devshard.gateway.escrow.Escrows;
import dev.assay.devshard.gateway.escrow.LoadRefused;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.session.EscrowSession;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which escrow a route is about: the one in its path, or the only one there is. */
final class EscrowChoice {
    static final String PARAMETER = "escrow";

    private final Escrows escrows;

    EscrowChoice(Escrows escrows) {
        this.escrows = escrows;
    }

    /**
     * The escrow of a route that is about one.
     *
     * @throws OpenAiError 404 for an unknown escrow; 400 without one in the path when there are several
     */
    Escrow of(Context ctx) {
        Optional<String> id = named(ctx);
        if (id.isPresent()) {
            return escrows.find(id.get())
                    .orElseThrow(() -> OpenAiError.of(
                            404, "escrow_unknown", "escrow " + id.get() + " is not served by this gateway"));
        }
        List<Escrow> all = List.copyOf(escrows.all());
        if (all.size() == 1) {
            return all.get(0);
        }
        throw OpenAiError.of(
                400,
                "escrow_required",
                "this gateway serves " + all.size() + " escrows; ask /devshard/<escrow>" + ctx.path());
    }

    static Optional<String> named(Context ctx) {
        return Optional.ofNullable(ctx.pathParamMap().get(PARAMETER));
    }

    /** @throws OpenAiError 503 while the escrow has no session */
    static EscrowSession session(Escrow escrow) {
        return escrow.session().orElseThrow(() -> unavailable(escrow));
    }

    static OpenAiError unavailable(Escrow escrow) {
        String why = escrow.problem().map(LoadRefused::getMessage).orElse("it is being loaded");
        return OpenAiError.unavailable("escrow_unavailable", "escrow " + escrow.id() + " cannot be served yet: " + why);
    }

    /**
     * The escrows that may serve a chat, the least busy and best funded first.
     *
     * @throws OpenAiError if there is none; with a path: 409 inactive, 502 finalized, 503 not yet; else 502, or 503
     *     where one may come yet
     */
    List<Escrow> accepting(Context ctx, String model, String defaultModel) {
        if (named(ctx).isPresent()) {
            Escrow escrow = of(ctx);
            requireAccepting(escrow);
            return List.of(escrow);
        }
        List<Escrow> forModel = escrows.all().stream()
                .filter(escrow -> escrow.model(defaultModel).equals(model))
                .toList();
        List<Escrow> accepting = forModel.stream()
                .filter(Escrow::isAccepting)
                .sorted(Comparator.comparingInt(EscrowChoice::active)
                        .thenComparing(EscrowChoice::balance, Comparator.reverseOrder()))
                .toList();
        if (!accepting.isEmpty()) {
            return accepting;
        }
        Optional<Escrow> notYet = forModel.stream()
                .filter(escrow -> escrow.isActive() && escrow.session().isEmpty())
                .findFirst();
        throw notYet.map(EscrowChoice::unavailable)
                .orElseGet(() -> OpenAiError.of(
                        502, "no_runtime", "no escrow of this gateway takes requests for model \"" + model + "\""));
    }

    private static void requireAccepting(Escrow escrow) {
        Optional<EscrowSession> session = escrow.session();
        if (session.isPresent() && !session.get().isAccepting()) {
            throw finalized(escrow);
        }
        if (!escrow.isActive()) {
            throw OpenAiError.of(
                    409,
                    "escrow_inactive",
                    "escrow " + escrow.id() + " takes no requests: " + escrow.inactiveBecause());
        }
        session(escrow);
    }

    static OpenAiError finalized(Escrow escrow) {
        return OpenAiError.of(
                502, "session_finalized", "the session of escrow " + escrow.id() + " is being finalized or settled");
    }

    private static int active(Escrow escrow) {
        return session(escrow).activeRequests();
    }

    private static long balance(Escrow escrow) {
        return session(escrow).ledger().balance();
    }
}
