package dev.assay.devshard.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The settlement as POST finalize answers it (contract 2.4): byte fields in base64, lists in any order. */
public final class SettlementJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private SettlementJson() {}

    /** The value to be written as JSON by whoever answers; {@link #write} gives the text. */
    public static Body body(Settlement settlement) {
        return new Body(
                settlement.escrowId(),
                settlement.version(),
                settlement.stateRoot().toByteArray(),
                settlement.nonce(),
                settlement.fees(),
                settlement.restHash().toByteArray(),
                settlement.hostStats().stream().map(Stats::of).toList(),
                settlement.signatures().stream().map(Signed::of).toList());
    }

    public static String write(Settlement settlement) {
        try {
            return JSON.writeValueAsString(body(settlement));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a settlement that is no JSON", e);
        }
    }

    /** @throws MalformedMessage naming the field that is missing or of another type */
    public static Settlement read(byte[] json) throws MalformedMessage {
        Body body;
        try {
            body = JSON.readValue(json, Body.class);
        } catch (JsonProcessingException e) {
            throw new MalformedMessage("not a settlement: " + e.getOriginalMessage() + " at " + where(e), e);
        } catch (IOException e) {
            throw new MalformedMessage("not a settlement: " + e.getMessage(), e);
        }
        if (body == null) {
            throw new MalformedMessage("not a settlement: null");
        }
        return body.toSettlement();
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "an unknown place"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static <T> T required(String field, T value) throws MalformedMessage {
        if (value == null) {
            throw new MalformedMessage("a settlement lacks " + field);
        }
        return value;
    }

    /** The JSON object. */
    public record Body(
            @JsonProperty("escrow_id") String escrowId,
            @JsonProperty("version") String version,
            @JsonProperty("state_root") byte[] stateRoot,
            @JsonProperty("nonce") Long nonce,
            @JsonProperty("fees") Long fees,
            @JsonProperty("rest_hash") byte[] restHash,
            @JsonProperty("host_stats") List<Stats> hostStats,
            @JsonProperty("signatures") List<Signed> signatures) {

        Settlement toSettlement() throws MalformedMessage {
            List<SlotStats> stats = new ArrayList<>();
            for (Stats entry : required("host_stats", hostStats)) {
                stats.add(required("an entry of host_stats", entry).toStats());
            }
            List<SlotSignature> signed = new ArrayList<>();
            for (Signed entry : required("signatures", signatures)) {
                signed.add(required("an entry of signatures", entry).toSignature());
            }
            return new Settlement(
                    required("escrow_id", escrowId),
                    required("version", version),
                    ByteString.copyFrom(required("state_root", stateRoot)),
                    required("nonce", nonce),
                    required("fees", fees),
                    ByteString.copyFrom(required("rest_hash", restHash)),
                    stats,
                    signed);
        }
    }

    /** One element of host_stats; a number left out is 0, but for the slot. */
    public record Stats(
            @JsonProperty("slot_id") Integer slotId,
            @JsonProperty("missed") int missed,
            @JsonProperty("invalid") int invalid,
            @JsonProperty("cost") long cost,
            @JsonProperty("required_validations") int requiredValidations,
            @JsonProperty("completed_validations") int completedValidations) {

        static Stats of(SlotStats stats) {
            return new Stats(
                    stats.slot(), stats.missed(), stats.invalid(), stats.cost(), stats.required(), stats.completed());
        }

        SlotStats toStats() throws MalformedMessage {
            int slot = required("slot_id of host_stats", slotId);
            return new SlotStats(slot, missed, invalid, cost, requiredValidations, completedValidations);
        }
    }

    /** One element of signatures. */
    public record Signed(
            @JsonProperty("slot_id") Integer slotId,
            @JsonProperty("signature") byte[] signature) {
        static Signed of(SlotSignature signed) {
            return new Signed(signed.slot(), signed.signature().toByteArray());
        }

        SlotSignature toSignature() throws MalformedMessage {
            return SlotSignature.of(
                    required("slot_id of signatures", slotId), required("signature of signatures", signature));
        }
    }
}
