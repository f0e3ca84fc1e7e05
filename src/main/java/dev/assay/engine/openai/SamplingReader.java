package dev.assay.engine.openai;

import dev.assay.engine.generation.Sampling;
import dev.assay.engine.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** How tokens are to be chosen and where an answer stops: each of these members is honoured or refused (D13). */
final class SamplingReader {
    private static final int MOST_STOPS = 4;

    private SamplingReader() {}

    static Sampling read(Member request) {
        return new Sampling(
                request.at("temperature").number(0, 2, 0),
                request.at("top_p").number(0, 1, 1),
                request.at("frequency_penalty").number(-2, 2, 0),
                request.at("presence_penalty").number(-2, 2, 0),
                bias(request.at("logit_bias")),
                request.at("seed").seed(ThreadLocalRandom.current().nextLong()));
    }

    /** One string, or a list of at most four. */
    static List<String> stops(Member stop) {
        List<String> stops = new ArrayList<>();
        if (stop.isText()) {
            stops.add(stop.text());
        } else {
            stop.elements().forEach(element -> stops.add(element.text()));
        }
        if (stops.size() > MOST_STOPS) {
            stop.wrong("must hold at most " + MOST_STOPS + " strings");
        }
        if (stops.contains("")) {
            stop.wrong("must not be empty");
            stops.removeIf(String::isEmpty);
        }
        return stops;
    }

    private static Map<Integer, Double> bias(Member bias) {
        Map<Integer, Double> read = new HashMap<>();
        bias.members().forEach((token, amount) -> {
            if (token.matches("[0-9]{1,3}") && Integer.parseInt(token) < Vocabulary.SIZE) {
                read.put(Integer.valueOf(token), amount.number(-100, 100, 0));
            } else {
                amount.wrong("is not the id of a token");
            }
        });
        return read;
    }
}
