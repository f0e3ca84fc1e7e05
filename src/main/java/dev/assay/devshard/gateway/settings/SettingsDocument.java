package dev.assay.devshard.gateway.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@link GatewaySettings} as JSON, and a partial change merged into it: all of it holds, or nothing changes. */
public final class SettingsDocument {
    private final ObjectMapper json = strict();

    public ObjectNode write(GatewaySettings settings) {
        return json.valueToTree(settings);
    }

    /** @throws SettingRefused naming the field that is unknown, of the wrong type or out of bounds */
    public GatewaySettings read(JsonNode document) {
        try {
            return json.treeToValue(document, GatewaySettings.class);
        } catch (JsonMappingException e) {
            throw refusal(e);
        } catch (JsonProcessingException e) {
            throw new SettingRefused("", e.getOriginalMessage());
        }
    }

    /** Objects are merged field by field; lists and plain values are replaced. */
    public GatewaySettings change(GatewaySettings current, JsonNode change) {
        if (change == null || !change.isObject()) {
            throw new SettingRefused("", "a change of settings must be a JSON object");
        }
        ObjectNode document = write(current);
        merge(document, (ObjectNode) change);
        return read(document);
    }

    private static void merge(ObjectNode into, ObjectNode change) {
        for (Map.Entry<String, JsonNode> field : change.properties()) {
            JsonNode there = into.get(field.getKey());
            if (there instanceof ObjectNode object && field.getValue() instanceof ObjectNode part) {
                merge(object, part);
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }

    private static SettingRefused refusal(JsonMappingException failure) {
        if (failure.getCause() instanceof SettingRefused refused) {
            return refused;
        }
        String name = failure.getPath().stream()
                .map(reference ->
                        reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new SettingRefused(
                    name, name + " is not a setting; known here: " + new TreeSet<>(unknown.getKnownPropertyIds()));
        }
        String reason = failure.getOriginalMessage().lines().findFirst().orElse("has the wrong type");
        return new SettingRefused(name, name + ": " + reason);
    }

    private static ObjectMapper strict() {
        JsonMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        return mapper;
    }
}
