package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.GatewayAdmin;
import dev.assay.acceptance.client.SessionStatus;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import java.util.List;
import java.util.Optional;

/** The gateway as somebody sees it who asks for more than chats: who is let in, which models, how a session stands. */
public final class Gateway {
    private static final String ROOM = "max_concurrent_requests";

    private final World world;
    private final Session session;
    private final Application application;
    private Answer answer;
    private SessionStatus status;

    public Gateway(World world, Session session, Application application) {
        this.world = world;
        this.session = session;
        this.application = application;
    }

    public void asked(Key key) {
        application.asks(world.names().question(), key);
        answer = application.last().answer();
    }

    public void askedForState(Key key) {
        answer = session.gateway().as(key.of(world.network())).get("/v1/state");
    }

    public void askedForModels() {
        session.escrow();
        answer = application.models();
    }

    public void askedForStatus() {
        status = session.gateway().as(Key.NONE.of(world.network())).status();
    }

    public void askedToFinalize() {
        answer = session.gateway().post("/v1/finalize");
    }

    /** Without its session; whatever is stored of it stays. */
    public void askedToForgetTheEscrow() {
        answer = session.admin().delete(session.escrow().id());
    }

    public void takesTheEscrowOutOfService() {
        session.admin().deactivate(session.escrow().id()).mustHave(200);
    }

    /** Until the scenario is over. */
    public void saysThatItHasMoved(String to) {
        world.mustBeAlone("a gateway that has moved serves no session");
        world.afterwards("the gateway is where it was", () -> moved(false, ""));
        moved(true, to);
    }

    private void moved(boolean moved, String to) {
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject("disabled")
                .put("enabled", moved)
                .put("message", "moved")
                .put("new_url", to);
        session.admin().settings(change);
    }

    /** Until the scenario is over. */
    public void servesAtATime(long requests) {
        world.mustBeAlone("a gateway with less room refuses whoever else asks");
        long before = session.admin().settings().number(ROOM);
        world.afterwards("the gateway has as much room as before", () -> room(before));
        room(requests);
    }

    private void room(long requests) {
        session.admin().settings(JsonNodeFactory.instance.objectNode().put(ROOM, requests));
    }

    /** How the gateway answers about the session of the escrow, and which escrows it lists. */
    public Answer askedForTheForgotten() {
        return session.gateway().get("/v1/status");
    }

    public List<String> escrows() {
        return session.admin().devshards().stream()
                .map(GatewayAdmin.LoadedDevshard::id)
                .toList();
    }

    /** Where the last chat should have been sent to, after the gateway's own address. */
    public String placeOfChats() {
        return session.gateway().base().getPath() + "/v1/chat/completions";
    }

    /** The last answer to any of these. */
    public Answer answer() {
        return answer;
    }

    public SessionStatus status() {
        return status;
    }

    /** The ids of the models in the last answer. */
    public List<String> models() {
        return answer.mustHave(200).document().each("data", model -> model.text("id"));
    }

    /** The status at the gateway's own address. */
    public Document ownStatus() {
        return session.admin().status();
    }

    public Optional<String> payerOfTheLastAnswer() {
        return application.last().chat().escrowId();
    }

    /** What the chain fills in where an escrow leaves a term open (contract 4.5). */
    public SessionTermsView termsOfTheContract() {
        return new SessionTermsView(60, 1_200, 1, 10_000, 1_000, 1, 5_000, 20, 3_600, 150);
    }
}
