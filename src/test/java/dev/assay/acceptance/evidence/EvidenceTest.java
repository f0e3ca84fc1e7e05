package dev.assay.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.Headers;
import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.Wait;
import dev.assay.devshard.protocol.Hash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class EvidenceTest {
    private static final URI STATUS = URI.create("http://127.0.0.1:8080/v1/status?x=1");

    private final Evidence evidence = new Evidence(new Secrets());
    private final AttachmentsDouble attachments = new AttachmentsDouble();

    private static Exchange exchange(String method, URI uri, int status, String body) {
        return new Exchange(
                Instant.now(),
                Duration.ofMillis(12),
                method,
                uri,
                Headers.of("Authorization", "Bearer app-key"),
                ByteString.copyFromUtf8("{\"ask\":1}"),
                status,
                Headers.of("Content-Type", "application/json"),
                ByteString.copyFromUtf8(body),
                status == 0 ? Optional.of("ConnectException: refused") : Optional.empty());
    }

    private String attached(String name) {
        evidence.attachTo(attachments, false);
        return attachments.get(name);
    }

    @Test
    void nothingHappenedNothingIsAttached() {
        evidence.attachTo(attachments, false);
        assertThat(attachments.names(), empty());
    }

    @Test
    void tellsWhatHappenedInOrderWithNamesForAddresses() {
        evidence.place(STATUS, "gateway");
        evidence.note("escrow 17");
        evidence.exchange(exchange("GET", STATUS, 200, "{}"));
        evidence.event("host-1", "was killed");
        evidence.exchange(exchange("POST", URI.create("http://127.0.0.1:8081/x"), 0, ""));
        evidence.waited(new Wait("nonce 4", Instant.now(), Duration.ofMillis(80), false, "\"nonce 3\""));
        assertThat(
                attached("What happened").lines().toList(),
                contains(
                        matchesPattern(" +\\+0\\.\\d{3} s  note          escrow 17"),
                        matchesPattern(" +\\+0\\.\\d{3} s  gateway       GET    /v1/status\\?x=1 +200, 12 ms"),
                        matchesPattern(" +\\+0\\.\\d{3} s  host-1        was killed"),
                        matchesPattern(
                                " +\\+0\\.\\d{3} s  127.0.0.1:8081  POST   /x +no answer: ConnectException: refused, 12 ms"),
                        matchesPattern(
                                " +\\+0\\.\\d{3} s  waited        for nonce 4, in vain, gave up after 80 ms, last seen: \"nonce 3\"")));
    }

    @Test
    void pollsInARowAreOneLine() {
        for (int i = 0; i < 20; i++) {
            evidence.exchange(exchange("GET", STATUS, i < 15 ? 503 : 200, "{}"));
        }
        assertThat(
                attached("What happened").lines().toList(),
                contains(containsString("503, 15 times in "), containsString("200, 5 times in ")));
    }

    @Test
    void everyExchangeIsThereWordByWordAndRedacted() {
        evidence.secret("application's key", "app-key");
        evidence.exchange(exchange("POST", STATUS, 200, "{\"echo\":\"app-key\"}"));
        assertThat(
                attached("Every request and answer"),
                allOf(
                        containsString("POST http://127.0.0.1:8080/v1/status?x=1\n  Authorization: [redacted]\n"),
                        containsString("(9 bytes)\n{\"ask\":1}\nanswered 200\n  Content-Type: application/json\n"),
                        containsString("{\"echo\":\"[redacted:application's key]\"}")));
    }

    @Test
    void aLongBodyShowsItsBeginningItsEndAndItsDigest() {
        String body = "first " + "a".repeat(3_000_000) + " last";
        evidence.exchange(exchange("POST", STATUS, 200, body));
        String text = attached("Every request and answer");
        String digest = Hash.sha256(body.getBytes()).hex();
        assertThat(text.length(), lessThan(8_000));
        assertThat(
                text,
                allOf(
                        containsString("(3000011 bytes)\nfirst aaa"),
                        containsString("sha256 of all " + digest),
                        containsString("aaa last\n")));
    }

    @Test
    void bytesThatAreNoTextAreNotShown() {
        Exchange text = exchange("POST", STATUS, 200, "");
        evidence.exchange(new Exchange(
                text.at(),
                text.took(),
                "POST",
                STATUS,
                Headers.NONE,
                ByteString.copyFrom(new byte[] {(byte) 0xff, 0}),
                200,
                Headers.NONE,
                ByteString.EMPTY,
                Optional.empty()));
        assertThat(attached("Every request and answer"), containsString("(2 bytes)\n(not text, sha256 "));
    }

    @Test
    void aLongScenarioIsBoundedAndSaysWhatIsLeftOut() {
        for (int i = 0; i < 500; i++) {
            evidence.exchange(exchange("POST", URI.create("http://127.0.0.1:8080/" + i), 200, "y".repeat(2000)));
        }
        String text = attached("Every request and answer");
        assertThat(text.length(), lessThan(100_000));
        assertThat(
                text,
                allOf(
                        containsString("8080/0\n"),
                        containsString("8080/499\n"),
                        matchesPattern("(?s).*\\.\\.\\. \\d+ exchanges left out \\.\\.\\..*")));
        assertThat(attachments.get("What happened"), containsString("250 lines left out"));
    }

    @Test
    void logsComeWithAFailureOnly() {
        evidence.note("began");
        evidence.logsOf("host-1", lines -> List.of("one", "PGPASSWORD=hunter2"));
        evidence.logsOf("host-2", lines -> {
            throw new IllegalStateException("its container is gone");
        });
        evidence.attachTo(attachments, false);
        assertThat(attachments.names(), contains("What happened"));
        evidence.attachTo(attachments, true);
        assertThat(attachments.get("Last log lines of host-1"), equalTo("one\nPGPASSWORD=[redacted]"));
        assertThat(attachments.get("Last log lines of host-2"), containsString("its container is gone"));
    }

    @Test
    void streamsBecomePictures() {
        evidence.stream(Recorded.stream(
                List.of("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n", "data: [DONE]\n\n")));
        evidence.attachTo(attachments, false);
        assertThat(attachments.get("What happened"), containsString("200, 30 ms (stream 1)"));
        String name = "Stream 1: 1 chunk of text, the first after 10 ms, over after 30 ms";
        assertThat(attachments.get(name), containsString("<svg"));
    }

    @Test
    void manyThreadsMayTell() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 200; i++) {
            threads.execute(() -> evidence.event("host", "spoke"));
        }
        threads.shutdown();
        threads.awaitTermination(20, TimeUnit.SECONDS);
        assertThat(attached("What happened").lines().count(), equalTo(200L));
        assertThat(attached("What happened"), not(containsString("left out")));
    }
}
