package dev.assay.acceptance.evidence;

import dev.assay.acceptance.client.Exchange;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.acceptance.client.Wait;
import dev.assay.acceptance.client.Witness;
import io.cucumber.java.Scenario;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Everything that happened in one scenario. Thread-safe. Noting something costs microseconds (a long body its hash);
 * writing waits until the end.
 */
public final class Evidence implements Witness {
    private static final int MOST_PICTURES = 12;
    private static final int LAST_LINES = 40;
    private static final int LINES_OF_A_LANE = 1_000;

    private final Instant start = Instant.now();
    private final Places places = new Places();
    private final Secrets secrets;
    private final Redaction redaction;
    private final List<Happening> happenings = new ArrayList<>();
    private final List<StreamRecord> streams = new ArrayList<>();
    private final Map<String, IntFunction<List<String>>> logs = new LinkedHashMap<>();

    public Evidence(Secrets secrets) {
        this.secrets = secrets;
        this.redaction = new Redaction(secrets);
    }

    @Override
    public void exchange(Exchange exchange) {
        add(Happening.Spoken.of(exchange, "", redaction));
    }

    @Override
    public void stream(StreamRecord stream) {
        int number;
        synchronized (this) {
            streams.add(stream);
            number = streams.size();
        }
        add(Happening.Spoken.of(stream.exchange(), "stream " + number, redaction));
    }

    @Override
    public void waited(Wait wait) {
        add(new Happening.Waited(wait));
    }

    /** Something happened to a service or the environment; fits as a lifecycle listener. */
    public void event(String subject, String event) {
        add(new Happening.Told(Instant.now(), subject, event));
    }

    /** Something the reader should know: which escrow, whose key. */
    public void note(String text) {
        event("note", text);
    }

    /** Never to be written down, whoever says it. */
    public void secret(String name, String value) {
        secrets.register(name, value);
    }

    /** What answers there, so that the reader sees a name instead of a port. */
    public void place(URI address, String service) {
        places.name(address, service);
    }

    /**
     * Where to get so many of a service's last log lines: asked when the scenario failed, or did something to a service.
     * Pictures show the services in the order in which they were named here.
     */
    public synchronized void logsOf(String service, IntFunction<List<String>> lastLines) {
        logs.put(service, lastLines);
    }

    private synchronized void add(Happening happening) {
        happenings.add(happening);
    }

    /**
     * Writes it all down below the scenario: what happened, a picture of each stream, every exchange word by word and,
     * when the scenario failed, the services' last log lines. Called once, from an after hook, before the environment
     * is given back.
     */
    public void attachTo(Scenario scenario) {
        attachTo(Attachments.of(scenario), scenario.isFailed());
    }

    void attachTo(Attachments attachments, boolean failed) {
        List<Happening> ordered = inOrder();
        if (ordered.isEmpty()) {
            return;
        }
        attachments.text("What happened", redaction.clean(new Timeline(start, places).of(ordered)));
        lanes(ordered, attachments);
        pictures(attachments);
        String words = new Transcript(start, places, redaction).of(ordered);
        if (!words.isEmpty()) {
            attachments.text("Every request and answer", words);
        }
        if (failed) {
            logTails().forEach((service, lines) -> attachments.text("Last log lines of " + service, lines));
        }
    }

    private void lanes(List<Happening> ordered, Attachments attachments) {
        Map<String, IntFunction<List<String>>> sources = sources();
        SwimLanes lanes = new SwimLanes(start, places, ordered);
        if (lanes.wanted(sources.keySet())) {
            Map<String, List<String>> lines = new LinkedHashMap<>();
            sources.forEach((service, source) -> lines.put(service, linesOf(source, LINES_OF_A_LANE)));
            SwimLanePicture picture = new SwimLanePicture(lanes.of(lines));
            attachments.picture(picture.title(), redaction.clean(picture.svg()));
        }
    }

    private synchronized Map<String, IntFunction<List<String>>> sources() {
        return new LinkedHashMap<>(logs);
    }

    private void pictures(Attachments attachments) {
        List<StreamRecord> all;
        synchronized (this) {
            all = List.copyOf(streams);
        }
        for (int i = 0; i < Math.min(all.size(), MOST_PICTURES); i++) {
            StreamPicture picture = new StreamPicture(i + 1, all.get(i), places);
            attachments.picture(redaction.clean(picture.title()), redaction.clean(picture.svg()));
        }
    }

    private synchronized List<Happening> inOrder() {
        List<Happening> ordered = new ArrayList<>(happenings);
        ordered.sort(Comparator.comparing(Happening::at));
        return ordered;
    }

    private Map<String, String> logTails() {
        Map<String, String> tails = new TreeMap<>();
        sources()
                .forEach((service, source) ->
                        tails.put(service, redaction.clean(String.join("\n", linesOf(source, LAST_LINES)))));
        return tails;
    }

    /** Evidence must come even when a service's log cannot be had any more. */
    private static List<String> linesOf(IntFunction<List<String>> source, int most) {
        try {
            return source.apply(most);
        } catch (RuntimeException gone) {
            return List.of("the log cannot be read: " + gone);
        }
    }
}
