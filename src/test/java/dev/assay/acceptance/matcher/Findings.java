package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Excerpt;
import java.util.ArrayList;
import java.util.List;

/** The mismatches of one document, in the order they were found. */
final class Findings {
    private final List<String> all = new ArrayList<>();

    void add(String finding) {
        all.add(finding);
    }

    void unless(boolean met, String finding) {
        if (!met) {
            all.add(finding);
        }
    }

    /** {@code subject: wanted ..., saw ...}, unless they are equal. */
    void same(String subject, Object wanted, Object seen) {
        unless(wanted.equals(seen), subject + ": wanted " + wanted + ", saw " + seen);
    }

    /** Whether the answer has this status; where it has not, what it says instead is all there is to know. */
    boolean status(int wanted, Answer answer) {
        boolean met = answer.status() == wanted;
        unless(
                met,
                "status: wanted " + wanted + ", saw " + answer.status() + " with body " + Excerpt.of(answer.text()));
        return met;
    }

    /** A status, and what an error says; the body of an answer in order would only be long. */
    static String seen(Answer answer) {
        return answer.status() < 400
                ? Integer.toString(answer.status())
                : answer.status() + " with body " + Excerpt.of(answer.text());
    }

    boolean none() {
        return all.isEmpty();
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
