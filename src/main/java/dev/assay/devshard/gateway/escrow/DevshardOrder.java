package dev.assay.devshard.gateway.escrow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.devshard.gateway.openai.OpenAiError;
import dev.assay.devshard.gateway.store.Devshard;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operator says to have an escrow served: {@code {id, private_key | private_key_env, model?, protocol_version?,
 * storage_path?}}. Refusals name the field and never repeat a key.
 */
public record DevshardOrder(
        String id,
        Optional<String> privateKey,
        Optional<String> privateKeyEnv,
        Optional<String> model,
        Optional<String> protocolVersion,
        Optional<String> storagePath) {
    private static final Set<String> FIELDS =
            Set.of("id", "private_key", "private_key_env", "model", "protocol_version", "storage_path");

    /** @throws OpenAiError 400, naming the field that is unknown, missing or of the wrong type */
    public static DevshardOrder read(JsonNode json) {
        if (!json.isObject()) {
            throw OpenAiError.invalid(null, "an escrow to be served is a JSON object");
        }
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            if (!FIELDS.contains(field.getKey())) {
                throw OpenAiError.invalid(field.getKey(), field.getKey() + " is not one of " + new TreeSet<>(FIELDS));
            }
        }
        return new DevshardOrder(
                text(json, "id").orElseThrow(() -> OpenAiError.invalid("id", "id is required")),
                text(json, "private_key"),
                text(json, "private_key_env"),
                text(json, "model"),
                text(json, "protocol_version"),
                text(json, "storage_path"));
    }

    private static Optional<String> text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw OpenAiError.invalid(name, name + " must be a non-empty string");
        }
        return Optional.of(value.textValue().strip());
    }

    /** @throws OpenAiError 400 if it cannot be carried out as it stands */
    public Devshard devshard() {
        if (!id.matches("0|[1-9][0-9]{0,19}")) {
            throw OpenAiError.invalid("id", "id must be a decimal escrow id, not \"" + id + "\"");
        }
        if (privateKey.isPresent() == privateKeyEnv.isPresent()) {
            throw OpenAiError.invalid("private_key", "exactly one of private_key and private_key_env is required");
        }
        privateKey.ifPresent(DevshardOrder::requireKey);
        protocolVersion.ifPresent(DevshardOrder::requireVersion);
        return new Devshard(id, privateKey, privateKeyEnv, model, protocolVersion, storagePath, true, "");
    }

    private static void requireKey(String hex) {
        try {
            PrivateKey.fromHex(hex);
        } catch (IllegalArgumentException e) {
            throw OpenAiError.invalid("private_key", "private_key does not hold: " + e.getMessage());
        }
    }

    private static void requireVersion(String version) {
        if (RoutePrefix.ofVersion(version).isEmpty()) {
            throw OpenAiError.invalid("protocol_version", "\"" + version + "\" is not a version's name");
        }
    }

    @Override
    public String toString() {
        return "order to serve escrow " + id;
    }
}
