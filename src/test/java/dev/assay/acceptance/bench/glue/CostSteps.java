package dev.assay.acceptance.bench.glue;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.Headers;
import dev.assay.acceptance.evidence.Evidence;
import dev.assay.acceptance.evidence.Secrets;
import io.cucumber.java.After;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An exchange of ordinary size, noted and written down. */
public final class CostSteps {
    private final Evidence evidence = new Evidence(Secrets.ofThisRun());

    @When("an exchange is noted")
    public void anExchangeIsNoted() {
        evidence.exchange(new Exchange(
                Instant.now(),
                Duration.ofMillis(7),
                "POST",
                URI.create("http://127.0.0.1:8080/v1/chat/completions"),
                Headers.of("Authorization", "Bearer sk-bench").with("Content-Type", "application/json"),
                ByteString.copyFromUtf8("{\"model\":\"m\",\"messages\":\"" + "q".repeat(400) + "\"}"),
                200,
                Headers.of("Content-Type", "application/json"),
                ByteString.copyFromUtf8("{\"choices\":\"" + "a".repeat(2_000) + "\"}"),
                Optional.empty()));
    }

    @After
    public void whatHappenedIsWrittenDown(Scenario scenario) {
        evidence.attachTo(scenario);
    }
}
