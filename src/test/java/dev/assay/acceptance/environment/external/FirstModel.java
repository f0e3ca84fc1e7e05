package dev.assay.acceptance.environment.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.acceptance.environment.EnvironmentFailure;
import dev.assay.acceptance.environment.ExternalAddresses;
import dev.assay.acceptance.environment.Health;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** The model to ask for where nothing else is known: the first one that a gateway or an engine lists. */
final class FirstModel {
    private static final int ANSWER_MILLIS = 5_000;

    private FirstModel() {}

    static String of(URI gateway) {
        return of(gateway, Optional.empty());
    }

    /** Why it is not known, where it is not. */
    static Optional<String> complaint(ExternalAddresses.Engine engine) {
        return Health.ask(() -> {
            of(engine);
            return Optional.empty();
        });
    }

    static String of(ExternalAddresses.Engine engine) {
        return of(engine.url(), engine.key());
    }

    /** @param key bearer token to show */
    private static String of(URI service, Optional<String> key) {
        URI models = URI.create(service + "/v1/models");
        try {
            HttpURLConnection connection = (HttpURLConnection) models.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            key.ifPresent(token -> connection.setRequestProperty("Authorization", "Bearer " + token));
            try (InputStream body = connection.getInputStream()) {
                JsonNode first =
                        new ObjectMapper().readTree(body).path("data").path(0).path("id");
                if (!first.isTextual()) {
                    throw new EnvironmentFailure(models + " lists no model");
                }
                return first.asText();
            }
        } catch (IOException e) {
            throw new EnvironmentFailure(models + " does not tell which models there are: " + e, e);
        }
    }
}
