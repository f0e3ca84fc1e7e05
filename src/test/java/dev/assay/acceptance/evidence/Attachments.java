package dev.assay.acceptance.evidence;

import io.cucumber.java.Scenario;
import java.nio.charset.StandardCharsets;

/** Where evidence is attached. */
interface Attachments {
    void text(String name, String text);

    void picture(String name, String svg);

    /** Texts as texts: the HTML viewer reads bytes as Latin-1. Pictures as bytes: it shows no others. */
    static Attachments of(Scenario scenario) {
        return new Attachments() {
            @Override
            public void text(String name, String text) {
                scenario.attach(text, "text/plain", name);
            }

            @Override
            public void picture(String name, String svg) {
                scenario.attach(svg.getBytes(StandardCharsets.UTF_8), "image/svg+xml", name);
            }
        };
    }
}
