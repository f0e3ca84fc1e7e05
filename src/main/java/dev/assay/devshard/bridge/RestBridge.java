package dev.assay.devshard.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.ledger.ChainParams;
import dev.assay.devshard.ledger.EscrowFacts;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.service.Json;
import dev.assay.service.OutgoingHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The chain over its REST bridge (contract 2.6). Keeps connections, not answers. */
public final class RestBridge implements ChainBridge {
    /** How long the contract lets a client wait for a whole answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final String PREFIX = "/productscience/inference/inference/";
    private static final String MESSAGE_TYPE = "%2Finference.inference.MsgStartInference";
    private static final String ESCROW_ID = "0|[1-9][0-9]{0,19}";

    private final URI chain;
    private final Duration timeout;
    private final HttpClient http;

    /** @param chain the bridge's base address, without a trailing slash */
    public RestBridge(URI chain, Duration timeout) {
        this.chain = chain;
        this.timeout = timeout;
        this.http = OutgoingHttp.within(timeout).build();
    }

    @Override
    public Optional<EscrowFacts> escrow(String id) {
        if (!id.matches(ESCROW_ID)) {
            return Optional.empty();
        }
        return ask("devshard_escrow/" + id)
                .filter(answer -> answer.flag("found", false))
                .map(answer -> escrow(id, answer.object("escrow")));
    }

    @Override
    public Optional<Participant> participant(Address address) {
        return ask("participant/" + address.value())
                .map(answer -> answer.object("participant"))
                .map(participant ->
                        new Participant(address, participant.url("inference_url"), participant.text("validator_key")));
    }

    @Override
    public ChainParams params() {
        Answer answer = ask("params").orElseThrow(() -> new BridgeFailure(PREFIX + "params", "404"));
        Answer params = answer.object("params").object("devshard_escrow_params");
        return new ChainParams(
                params.long64("refusal_timeout"),
                params.long64("execution_timeout"),
                params.number("validation_rate"),
                params.number("vote_threshold_factor"),
                params.number("max_nonce"),
                params.flag("devshard_requests_enabled", true));
    }

    @Override
    public List<Address> grantees(Address validator) {
        return ask("grantees_by_message_type/" + validator.value() + "/" + MESSAGE_TYPE)
                .map(answer -> answer.objects("grantees"))
                .orElse(List.of())
                .stream()
                .map(grantee -> grantee.address("address"))
                .toList();
    }

    private static EscrowFacts escrow(String id, Answer escrow) {
        if (!escrow.text("id").equals(id)) {
            throw escrow.failure("the answer is about escrow " + escrow.text("id"));
        }
        List<Address> slots = escrow.addresses("slots");
        if (slots.isEmpty() || slots.size() > Group.MAX_SLOTS) {
            throw escrow.failure("the escrow has " + slots.size() + " slots, not 1.." + Group.MAX_SLOTS);
        }
        return new EscrowFacts(
                id,
                escrow.address("creator"),
                slots,
                escrow.long64("amount"),
                escrow.long64("epoch_index"),
                escrow.long64("token_price"),
                escrow.long64("create_devshard_fee"),
                escrow.long64("fee_per_nonce"),
                escrow.number("inference_seal_grace_nonces"),
                escrow.number("inference_seal_grace_seconds"),
                escrow.number("auto_seal_every_n_nonces"));
    }

    /** The answer's object; empty on 404. */
    private Optional<Answer> ask(String question) {
        String path = PREFIX + question;
        HttpResponse<byte[]> response = send(path);
        if (response.statusCode() == 404) {
            return Optional.empty();
        }
        if (response.statusCode() != 200) {
            throw new BridgeFailure(path, "status " + response.statusCode());
        }
        return Optional.of(new Answer(path, parse(path, response.body())));
    }

    private HttpResponse<byte[]> send(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(chain + path)).build();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // Not the request's own timeout: that one ends with the headers, and a chain may stall in the body.
            return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new BridgeFailure(path, "no answer within " + timeout.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new BridgeFailure(path, "not reachable: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new BridgeFailure(path, "interrupted", e);
        }
    }

    private static JsonNode parse(String path, byte[] body) {
        try {
            return Json.mapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new BridgeFailure(path, "the answer is not JSON", e);
        } catch (IOException e) {
            throw new BridgeFailure(path, "the answer could not be read", e);
        }
    }
}
