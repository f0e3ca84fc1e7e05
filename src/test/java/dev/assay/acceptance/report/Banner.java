package dev.assay.acceptance.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What stands above everything else in the HTML report: the run's sentence, the counts, and whatever did not pass. */
record Banner(Summary summary) {
    static final String CSS = """
            #assay { font: 15px/1.45 system-ui, sans-serif; color: #1d2733; max-width: 1140px; margin: 16px auto 8px;
              padding: 12px 18px; border: 1px solid #d8dce2; border-left: 6px solid #2e8b57; border-radius: 6px;
              background: #fbfbfc; }
            #assay.red { border-left-color: #c62828; }
            #assay p { margin: 2px 0; }
            #assay .counts { font-weight: 600; }
            #assay ul { margin: 6px 0 0; padding-left: 20px; }
            #assay code { background: #eef0f3; padding: 1px 5px; border-radius: 4px; }
            #content { overflow-x: clip; }
            """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCRIPT = """
            (function (run) {
              function add(parent, kind, text) {
                var node = document.createElement(kind);
                node.textContent = text;
                return parent.appendChild(node);
              }
              var banner = document.createElement("header");
              banner.id = "assay";
              banner.className = run.red ? "red" : "";
              add(banner, "p", run.sentence);
              add(banner, "p", run.closing).className = "counts";
              if (run.lines.length) {
                var list = add(banner, "ul", "");
                run.lines.forEach(function (line) {
                  var item = add(list, "li", line.text + " ");
                  if (line.rerun) { add(item, "code", line.rerun); }
                });
              }
              var content = document.getElementById("content");
              document.body.insertBefore(banner, content);
              /* The viewer keeps pictures folded away; a picture is there to be seen. */
              function unfold() {
                content.querySelectorAll("details:not([data-seen])").forEach(function (details) {
                  details.dataset.seen = "1";
                  details.open = !!details.querySelector("img");
                });
              }
              new MutationObserver(unfold).observe(content, { childList: true, subtree: true });
              unfold();
            })(%s);
            """;

    String script() {
        ObjectNode run = JsonNodeFactory.instance
                .objectNode()
                .put("sentence", summary.facts().sentence())
                .put("closing", summary.closing())
                .put("red", !summary.isGreen());
        ArrayNode lines = run.putArray("lines");
        summary.faults().forEach(fault -> lines.addObject().put("text", fault));
        for (ScenarioResult result : summary.results()) {
            if (result.verdict() != Verdict.PASSED) {
                String text = result.id() + " " + result.scenario() + ", "
                        + result.verdict().word() + ": " + result.reason();
                ObjectNode line = lines.addObject().put("text", text);
                if (result.verdict() == Verdict.FAILED) {
                    line.put("rerun", result.rerun());
                }
            }
        }
        summary.quarantined().forEach(title -> lines.addObject().put("text", title + ", in quarantine: not run"));
        try {
            return SCRIPT.formatted(JSON.writeValueAsString(run).replace("<", "\\u003c"));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("a tree of texts is always writable", unwritable);
        }
    }
}
