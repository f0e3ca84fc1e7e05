package dev.assay.acceptance.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.StreamRecord;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

final class StreamPictureTest {
    private static final String DONE = "data: [DONE]\n\n";
    private final Places places = new Places();

    private static String text(String content) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + content + "\"}}]}\n\n";
    }

    private String svg(StreamRecord stream) throws Exception {
        String svg = new StreamPicture(1, stream, places).svg();
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        String title = document.getElementsByTagName("title").item(0).getTextContent();
        assertThat(document.getDocumentElement().getAttribute("aria-label"), equalTo(title));
        return svg;
    }

    @Test
    void namesTheFirstTokenTheLongestGapAndTheEnd() throws Exception {
        places.name(Recorded.CHAT, "gateway");
        List<String> pieces =
                List.of(": ping\n\n", text("one "), text("two "), ": a\n\n", ": b\n\n", text("three"), DONE);
        assertThat(
                svg(Recorded.stream(pieces)),
                allOf(
                        containsString("POST gateway /v1/chat/completions answered 200"),
                        containsString("Stream 1: 3 chunks of text, the first after 20 ms, over after 80 ms"),
                        containsString(">first token 20 ms<"),
                        containsString(">gap 30 ms<"),
                        containsString(">13 characters<"),
                        containsString(">[DONE]<"),
                        containsString(">other event<"),
                        not(containsString("cut off"))));
    }

    @Test
    void saysThatAStreamWasCutOff() throws Exception {
        StreamRecord cut =
                Recorded.stream(200, "text/event-stream", List.of(text("one")), Optional.of("reset <by> peer"));
        assertThat(
                svg(cut),
                allOf(containsString(">cut off: reset &lt;by&gt; peer<"), containsString("cut off after 20 ms")));
    }

    @Test
    void saysThatDoneIsMissing() throws Exception {
        assertThat(svg(Recorded.stream(List.of(text("one")))), containsString(">no [DONE]<"));
    }

    @Test
    void anEmptyStreamIsAPictureToo() throws Exception {
        assertThat(svg(Recorded.stream(List.of())), containsString("no text, over after 10 ms"));
    }

    @Test
    void aLongStreamStaysSmall() throws Exception {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            pieces.add(text("word "));
        }
        pieces.add(DONE);
        assertThat(svg(Recorded.stream(pieces)).length(), lessThan(150_000));
    }
}
