package dev.assay.acceptance.evidence;

import dev.assay.acceptance.client.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every exchange word by word, bounded as a whole: what does not fit is left out in the middle, and said so. */
final class Transcript {
    private static final int MOST_CHARACTERS = 96 * 1024;

    private final Instant start;
    private final Places places;
    private final Redaction redaction;

    Transcript(Instant start, Places places, Redaction redaction) {
        this.start = start;
        this.places = places;
        this.redaction = redaction;
    }

    String of(List<Happening> happenings) {
        List<String> exchanges = new ArrayList<>();
        for (Happening happening : happenings) {
            if (happening instanceof Happening.Spoken spoken) {
                exchanges.add(exchange(spoken, exchanges.size() + 1));
            }
        }
        return String.join("\n", bounded(exchanges));
    }

    /** Takes from the beginning and from the end in turn, as long as there is room. */
    private static List<String> bounded(List<String> exchanges) {
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        int room = MOST_CHARACTERS;
        int from = 0;
        int to = exchanges.size();
        while (from < to) {
            boolean front = first.size() <= last.size();
            String next = exchanges.get(front ? from : to - 1);
            room -= next.length();
            if (room < 0) {
                first.add("... " + (to - from) + " exchanges left out ...\n");
                break;
            }
            if (front) {
                first.add(next);
                from++;
            } else {
                last.add(0, next);
                to--;
            }
        }
        first.addAll(last);
        return first;
    }

    private String exchange(Happening.Spoken spoken, int number) {
        var exchange = spoken.exchange();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                        Locale.ROOT,
                        "---- %d  %+.3f s  %s  %d ms%n",
                        number,
                        Duration.between(start, exchange.at()).toNanos() / 1e9,
                        places.of(exchange.uri()),
                        exchange.took().toMillis()))
                .append(exchange.method())
                .append(' ')
                .append(redaction.clean(exchange.uri().toString()))
                .append('\n');
        message(exchange.requestHeaders(), spoken.request(), text);
        text.append(exchange.status() == 0 ? "no answer" : "answered " + exchange.status())
                .append(exchange.failure()
                        .map(why -> ": " + redaction.clean(why))
                        .orElse(""))
                .append('\n');
        message(exchange.responseHeaders(), spoken.response(), text);
        return text.toString();
    }

    private void message(Headers headers, Body body, StringBuilder text) {
        for (Headers.Header header : headers.all()) {
            text.append("  ")
                    .append(header.name())
                    .append(": ")
                    .append(redaction.clean(header))
                    .append('\n');
        }
        if (body.size() > 0) {
            text.append("  (").append(body.size()).append(" bytes)\n").append(body.text());
            if (!body.text().endsWith("\n")) {
                text.append('\n');
            }
        }
    }
}
