package dev.assay.devshard.host.validation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.bridge.ChainBridge;
import dev.assay.devshard.bridge.Participant;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.Json;
import dev.assay.service.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;

/** Asks the executor itself, over its payloads route (contract 2.5), at the address the chain has for it. */
public final class ExecutorPayloads implements PayloadSource {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ChainBridge chain;
    private final String prefix;
    private final PrivateKey key;
    private final Clock clock;
    private final Logger logger;
    private final HttpClient http = OutgoingHttp.within(CONNECT).build();

    /** @param prefix of this host's session routes; the group serves one version, so the executor's is the same */
    public ExecutorPayloads(ChainBridge chain, String prefix, PrivateKey key, Clock clock, Logger logger) {
        this.chain = chain;
        this.prefix = prefix;
        this.key = key;
        this.clock = clock;
        this.logger = logger;
    }

    @Override
    public Optional<byte[]> prompt(SessionTerms terms, Inference record) {
        Address executor = terms.group().validator(record.executorSlot());
        try {
            return chain.participant(executor).flatMap(participant -> fetch(participant, terms, record));
        } catch (RuntimeException e) {
            logger.info(
                    "escrow={} inference={} re-check without payload: {}",
                    terms.escrowId(),
                    record.id(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<byte[]> fetch(Participant executor, SessionTerms terms, Inference record) {
        HttpRequest request = request(executor.inferenceUrl(), terms, record);
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? Optional.of(prompt(response.body())) : Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + request.uri().getAuthority(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private HttpRequest request(URI host, SessionTerms terms, Inference record) {
        String id = Long.toUnsignedString(record.id());
        URI uri = URI.create(host + prefix + "/sessions/" + terms.escrowId() + "/payloads?inference_id=" + id);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(ANSWER);
        PayloadProof.sign(key, terms.escrowId(), record.id(), terms.epoch(), clock.instant())
                .headers()
                .forEach(request::header);
        return request.build();
    }

    private static byte[] prompt(byte[] body) throws IOException {
        JsonNode prompt = Json.mapper().readTree(body).path("prompt_payload");
        return prompt.binaryValue() == null ? new byte[0] : prompt.binaryValue();
    }
}
