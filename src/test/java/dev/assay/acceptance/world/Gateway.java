package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Document;
import dev.assay.acceptance.client.SessionStatus;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import dev.assay.acceptance.matcher.Property;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/** The gateway as somebody sees it who asks for more than chats: who is let in, which models, how a session stands. */
public final class Gateway {
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

    /** A session that has paid for something and has something left. */
    public Matcher<SessionStatus> statusOf(Escrow escrow, String phase) {
        return allOf(
                Property.of("escrow", SessionStatus::escrowId, equalTo(escrow.id())),
                Property.of("phase", SessionStatus::phase, equalTo(phase)),
                Property.of("nonce", SessionStatus::nonce, greaterThan(0L)),
                Property.of("balance", SessionStatus::balance, allOf(greaterThan(0L), lessThan(escrow.amount()))));
    }

    /** What the chain fills in where an escrow leaves a term open (contract 4.5). */
    public Matcher<SessionTermsView> termsOfTheContract() {
        return allOf(
                Property.of("refusal timeout, s", SessionTermsView::refusalTimeout, equalTo(60L)),
                Property.of("execution timeout, s", SessionTermsView::executionTimeout, equalTo(1200L)),
                Property.of("token price", SessionTermsView::tokenPrice, equalTo(1L)),
                Property.of("fee to create", SessionTermsView::createDevshardFee, equalTo(10_000L)),
                Property.of("fee per nonce", SessionTermsView::feePerNonce, equalTo(1_000L)),
                Property.of("vote threshold", SessionTermsView::voteThreshold, equalTo(1L)),
                Property.of("validation rate, basis points", SessionTermsView::validationRate, equalTo(5_000L)),
                Property.of("seal grace, nonces", SessionTermsView::inferenceSealGraceNonces, equalTo(20L)),
                Property.of("seal grace, s", SessionTermsView::inferenceSealGraceSeconds, equalTo(3_600L)),
                Property.of("seals every n nonces", SessionTermsView::autoSealEveryNonces, equalTo(150L)));
    }
}
