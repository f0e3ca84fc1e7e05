package dev.assay.devshard.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of one request: the nonces it used, by whom it was answered, from where. Filled in as it happens. */
public final class RequestAccount {
    private final String requestId;
    private final String escrowId;
    private final String model;
    private final boolean stream;
    private final Instant createdAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private String status = "running";
    private String cachedFrom;
    private JsonNode usage;

    /** One nonce spent on the request. @param outcome {@code running}, {@code won}, or what went wrong */
    public record Attempt(long nonce, int slot, String participant, String outcome, long milliseconds) {}

    public RequestAccount(String requestId, String escrowId, String model, boolean stream, Instant createdAt) {
        this.requestId = requestId;
        this.escrowId = escrowId;
        this.model = model;
        this.stream = stream;
        this.createdAt = createdAt;
    }

    public String requestId() {
        return requestId;
    }

    public String escrowId() {
        return escrowId;
    }

    public String model() {
        return model;
    }

    public boolean stream() {
        return stream;
    }

    public Instant createdAt() {
        return createdAt;
    }

    synchronized void began(long nonce, int slot, String participant) {
        attempts.add(new Attempt(nonce, slot, participant, "running", 0));
    }

    synchronized void ended(String outcome, long milliseconds) {
        Attempt last = attempts.remove(attempts.size() - 1);
        attempts.add(new Attempt(last.nonce(), last.slot(), last.participant(), outcome, milliseconds));
    }

    /** Of a chunk; the last one said counts. */
    public synchronized void usage(JsonNode said) {
        usage = said;
    }

    public synchronized void answeredFromCache(String otherRequestId) {
        cachedFrom = otherRequestId;
        status = "answered";
    }

    public synchronized void answered() {
        status = "answered";
    }

    /** @param why a word such as {@code failed} or {@code client_gone} */
    public synchronized void notAnswered(String why) {
        status = why;
    }

    public synchronized String status() {
        return status;
    }

    public synchronized List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The attempt that gave the answer. */
    public synchronized Optional<Attempt> winner() {
        return attempts.stream()
                .filter(attempt -> attempt.outcome().equals("won"))
                .findFirst();
    }

    public synchronized Optional<String> cachedFrom() {
        return Optional.ofNullable(cachedFrom);
    }

    public synchronized Optional<JsonNode> usage() {
        return Optional.ofNullable(usage);
    }
}
