package dev.assay.acceptance.environment.external;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.acceptance.environment.EnvironmentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;

/** The model to ask a gateway for of which nothing else is known: the first one it lists. */
final class FirstModel {
    private static final int ANSWER_MILLIS = 5_000;

    private FirstModel() {}

    static String of(URI gateway) {
        URI models = URI.create(gateway + "/v1/models");
        try {
            HttpURLConnection connection = (HttpURLConnection) models.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
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
