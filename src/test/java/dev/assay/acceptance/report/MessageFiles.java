package dev.assay.acceptance.report;

import io.cucumber.htmlformatter.MessagesToHtmlWriter;
import io.cucumber.junitxmlformatter.MessagesToJunitXmlWriter;
import io.cucumber.messages.MessageToNdjsonWriter;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Cucumber's own reports, written from clean messages: HTML, ndjson and JUnit XML. */
final class MessageFiles implements AutoCloseable {
    private final UnaryOperator<Envelope> clean;
    private final UnaryOperator<Envelope> readable = new ReadableMessages();
    private final MessagesToHtmlWriter html;
    private final MessageToNdjsonWriter ndjson;
    private final MessagesToJunitXmlWriter junit;
    private boolean closed;

    /** @param banner what stands above the HTML report; asked when it is closed */
    MessageFiles(ReportFolder folder, RunFacts facts, UnaryOperator<String> clean, Supplier<Banner> banner) {
        this.clean = new CleanMessages(clean);
        Serializer serializer = new Serializer();
        try {
            this.html = MessagesToHtmlWriter.builder(serializer::writeValue)
                    .title(facts.sentence())
                    .customCss(() -> stream(Banner.CSS))
                    .customScript(() -> stream(banner.get().script()))
                    .build(folder.open("cucumber.html"));
            this.ndjson = new MessageToNdjsonWriter(folder.open("cucumber.ndjson"), serializer);
            this.junit = new MessagesToJunitXmlWriter(folder.open("cucumber.xml"));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write reports", failure);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(Envelope message) {
        if (closed) {
            return;
        }
        try {
            Envelope cleaned = clean.apply(message);
            ndjson.write(cleaned);
            junit.write(cleaned);
            html.write(readable.apply(cleaned));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write reports", failure);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                ndjson.close();
                junit.close();
                html.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot write reports", failure);
            }
        }
    }
}
