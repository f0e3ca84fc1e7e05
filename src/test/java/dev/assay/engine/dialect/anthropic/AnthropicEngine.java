package dev.assay.engine.dialect.anthropic;

import dev.assay.engine.dialect.RunningDialects;
import dev.assay.engine.dialect.RunningDialects.Reply;

/** A real engine, and a client of its mount that speaks Anthropic's API. Bodies are written with single quotes for double ones. */
final class AnthropicEngine implements AutoCloseable {
    static final String MESSAGES = "/anthropic/v1/messages";
    static final String MODELS = "/anthropic/v1/models";

    private static final String[] AUTH = {"x-api-key", RunningDialects.KEY, "anthropic-version", "2023-06-01"};

    private final RunningDialects dialects = new RunningDialects();

    /** The members of a request that says this one thing. */
    static String user(String text) {
        return "'max_tokens':60,'messages':[{'role':'user','content':'" + text + "'}]";
    }

    Reply get(String path) {
        return dialects.get(path, AUTH);
    }

    /** With these headers instead of its own. */
    Reply getWith(String path, String... headers) {
        return dialects.get(path, headers);
    }

    Reply post(String path, String json) {
        return dialects.post(path, json.replace('\'', '"'), AUTH);
    }

    Reply delete(String path) {
        return dialects.delete(path, AUTH);
    }

    void advance(String batch, int seconds) {
        dialects.advance(batch, seconds).mustBe(200);
    }

    @Override
    public void close() {
        dialects.close();
    }
}
