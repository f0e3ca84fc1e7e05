package dev.assay.acceptance.client;

import java.net.URI;

/**
 * One escrow's session as its gateway shows and steers it, under {@code /devshard/<escrow>/v1} (contract 2.1 to 2.4).
 * Immutable. Typed calls fail with {@link UnexpectedAnswer} unless answered 200 in the contract's shape;
 * {@link #get} and {@link #post} return answers of any status.
 */
public final class GatewaySession {
    private final URI base;
    private final String escrowId;
    private final Bearer bearer;
    private final Http http;

    /** @param gateway the gateway's address */
    public GatewaySession(URI gateway, String escrowId, Bearer bearer, Witness witness) {
        this.base = HttpCall.below(gateway, "/devshard/" + escrowId);
        this.escrowId = escrowId;
        this.bearer = bearer;
        this.http = new Http(witness);
    }

    private GatewaySession(GatewaySession other, Bearer bearer) {
        this.base = other.base;
        this.escrowId = other.escrowId;
        this.bearer = bearer;
        this.http = other.http;
    }

    public GatewaySession as(Bearer other) {
        return new GatewaySession(this, other);
    }

    public String escrowId() {
        return escrowId;
    }

    /** What an OpenAI client takes as its base URL, without {@code /v1}. */
    public URI base() {
        return base;
    }

    /** Open to anybody. */
    public SessionStatus status() {
        return SessionStatus.of(wanted(get("/v1/status")));
    }

    public SessionState state() {
        return SessionState.of(wanted(get("/v1/state")));
    }

    public PendingWork pending() {
        return PendingWork.of(wanted(get("/v1/debug/pending")));
    }

    public SignatureOverview signatures() {
        return SignatureOverview.of(wanted(get("/v1/debug/signatures")));
    }

    /** Has the signatures of the state after this nonce collected from the hosts. */
    public CollectedSignatures collect(long nonce) {
        return CollectedSignatures.of(
                wanted(post("/v1/debug/signatures/collect?nonce=" + Long.toUnsignedString(nonce))));
    }

    /** Has every host brought up to date and all pending work put on the books; returns the nonce reached. */
    public long syncHosts() {
        return wanted(post("/v1/debug/sync-hosts")).number("nonce");
    }

    /** POST finalize. */
    public SettlementDocument finalizeSession() {
        return new SettlementDocument(post("/v1/finalize").mustHave(200));
    }

    /** GET finalize: the settlement of a session that has one. */
    public SettlementDocument settlement() {
        return new SettlementDocument(get("/v1/finalize").mustHave(200));
    }

    /** What became of one chat request: attempts, winner, cost, where it was cached from. */
    public Document request(String requestId) {
        return wanted(get("/v1/requests/" + requestId));
    }

    /** @param path from {@code /v1} on */
    public Answer get(String path) {
        return http.send(HttpCall.get(HttpCall.below(base, path)).as(bearer));
    }

    /** POST without a body; any status. */
    public Answer post(String path) {
        return http.send(HttpCall.json("POST", HttpCall.below(base, path), Json.write(Json.object()))
                .as(bearer));
    }

    private static Document wanted(Answer answer) {
        return answer.mustHave(200).document();
    }
}
