package dev.assay.acceptance.client;

import static dev.assay.acceptance.client.RawDouble.HEAD;
import static dev.assay.acceptance.client.RawDouble.chunk;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StreamClientTest {
    private static final String HELLO = "data: {\"choices\":[{\"delta\":{\"content\":\"Hello \"}}]}\n\n";
    private static final String WORLD = "data: {\"choices\":[{\"delta\":{\"content\":\"world\"}}]}\n\n";
    private static final String DONE = "data: [DONE]\n\n";

    private final Memory memory = new Memory();

    private StreamRecord streamFrom(URI address) {
        return new ChatClient(address, Bearer.of("app-key"), memory)
                .stream(ChatRequest.asking("m", "Hi").streamed());
    }

    @Test
    void notesWhenEachEventArrived() throws IOException {
        try (RawDouble service = new RawDouble(60, HEAD + chunk(HELLO), chunk(WORLD), chunk(DONE), "0\r\n\r\n")) {
            StreamRecord stream = streamFrom(service.address());
            assertThat(stream.prematureEnd(), is(Optional.empty()));
            assertThat(stream.content(), equalTo("Hello world"));
            assertThat(stream.events().get(2).isDone(), is(true));
            Duration gap = stream.events()
                    .get(1)
                    .arrivedAfter()
                    .minus(stream.events().get(0).arrivedAfter());
            assertThat(gap, greaterThan(Duration.ofMillis(30)));
            assertThat(
                    stream.exchange().took(),
                    greaterThanOrEqualTo(stream.events().get(2).arrivedAfter()));
            assertThat(memory.streams.get(0), is(stream));
        }
    }

    @Test
    void sendsTheKeyAndTheRequestToRemember() throws IOException {
        try (RawDouble service = new RawDouble(0, HEAD + chunk(DONE) + "0\r\n\r\n")) {
            Exchange exchange = streamFrom(service.address()).exchange();
            assertThat(exchange.requestHeaders().first("Authorization"), is(Optional.of("Bearer app-key")));
            assertThat(exchange.requestBody().toStringUtf8(), containsString("\"include_usage\":true"));
            assertThat(exchange.status(), is(200));
            assertThat(exchange.responseBody().toStringUtf8(), equalTo(DONE));
        }
    }

    @Test
    void aConnectionThatIsCutIsAPrematureEnd() throws IOException {
        try (RawDouble service = new RawDouble(10, HEAD + chunk(HELLO), chunk("data: {\"half"))) {
            StreamRecord stream = streamFrom(service.address());
            assertThat(stream.events().size(), is(1));
            assertThat(stream.remainder().toStringUtf8(), equalTo("data: {\"half"));
            assertThat(stream.prematureEnd().orElse(""), containsString("the connection ended before the answer did"));
        }
    }

    @Test
    void anErrorInsteadOfAStreamIsReadAsAnAnswer() {
        try (ServiceDouble service = new ServiceDouble()) {
            service.says("POST /v1/chat/completions", 502, "{\"error\":{\"message\":\"settled\"}}");
            StreamRecord stream = streamFrom(service.address());
            assertThat(stream.status(), is(502));
            assertThat(stream.answer().document().at("error").text("message"), equalTo("settled"));
        }
    }

    @Test
    void nobodyThereIsToldToTheWitnessToo() throws IOException {
        URI nobody;
        try (RawDouble service = new RawDouble(0)) {
            nobody = service.address();
        }
        NoAnswer failure = assertThrows(NoAnswer.class, () -> streamFrom(nobody));
        assertThat(failure.getMessage(), containsString("POST " + nobody + "/v1/chat/completions, not answered"));
        assertThat(memory.exchanges.get(0).status(), is(0));
    }
}
