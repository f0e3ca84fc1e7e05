package dev.assay.acceptance.client;

import java.net.URI;
import java.util.List;

/**
 * A service's test-mode faults under {@code /control/faults}. Immutable. {@link #send} returns answers of any status; the others
 * fail with {@link UnexpectedAnswer} unless they succeed.
 */
public final class FaultControl {
    private static final String PATH = "/control/faults";

    private final URI service;
    private final Http http;

    public FaultControl(URI service, Witness witness) {
        this.service = service;
        this.http = new Http(witness);
    }

    /**
     * A fault as its service shows it.
     *
     * @param taken how often it struck
     * @param holding how many requests it holds back now
     */
    public record FaultView(long id, String kind, long taken, long holding, boolean armed) {
        static FaultView of(Document document) {
            return new FaultView(
                    document.number("id"),
                    document.text("kind"),
                    document.number("taken"),
                    document.number("holding"),
                    document.flag("armed"));
        }
    }

    public FaultView arm(FaultOrder order) {
        return FaultView.of(send(order).mustHave(201).document());
    }

    public List<FaultView> list() {
        return get().mustHave(200).document().each("faults", FaultView::of);
    }

    public FaultView find(long id) {
        return list().stream()
                .filter(fault -> fault.id() == id)
                .findFirst()
                .orElseThrow(() -> new AssertionError(service + " has forgotten fault " + id));
    }

    public void release(long id) {
        send("POST", PATH + "/" + id + "/release").mustHave(200);
    }

    public void cancel(long id) {
        send("DELETE", PATH + "/" + id).mustHave(200);
    }

    public Answer get() {
        return http.send(HttpCall.get(HttpCall.below(service, PATH)));
    }

    public Answer send(FaultOrder order) {
        return http.send(HttpCall.json("POST", HttpCall.below(service, PATH), Json.write(order.body())));
    }

    private Answer send(String method, String path) {
        return http.send(HttpCall.json(method, HttpCall.below(service, path), Json.write(Json.object())));
    }
}
