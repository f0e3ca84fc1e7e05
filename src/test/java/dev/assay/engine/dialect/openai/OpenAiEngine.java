package dev.assay.engine.dialect.openai;

import dev.assay.engine.dialect.RunningDialects;
import dev.assay.engine.dialect.RunningDialects.Reply;

/** A real engine, and a client of its mounts that speak OpenAI's API. Bodies are written with single quotes for double ones. */
final class OpenAiEngine implements AutoCloseable {
    static final String OPENAI = "/openai/v1";

    private static final String AUTHORIZATION = "Authorization";
    private static final String BEARER = "Bearer " + RunningDialects.KEY;

    private final RunningDialects dialects = new RunningDialects();

    /** The member of a request that says this one thing. */
    static String user(String text) {
        return "'messages':[{'role':'user','content':'" + text + "'}]";
    }

    Reply get(String path) {
        return dialects.get(path, AUTHORIZATION, BEARER);
    }

    Reply getAs(String key, String path) {
        return dialects.get(path, AUTHORIZATION, "Bearer " + key);
    }

    Reply post(String path, String json) {
        return dialects.post(path, json.replace('\'', '"'), AUTHORIZATION, BEARER);
    }

    Reply delete(String path) {
        return dialects.delete(path, AUTHORIZATION, BEARER);
    }

    /** Sends a file as a form does; returns its id. */
    String upload(String mount, String purpose, String content) {
        String boundary = "assay-boundary";
        String body =
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\n" + purpose + "\r\n--"
                        + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"in.jsonl\"\r\n"
                        + "Content-Type: application/jsonl\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return dialects.post(
                        mount + "/files",
                        body,
                        "Content-Type",
                        "multipart/form-data; boundary=" + boundary,
                        AUTHORIZATION,
                        BEARER)
                .mustBe(200)
                .json()
                .path("id")
                .textValue();
    }

    Reply advance(String batch, int seconds) {
        return dialects.advance(batch, seconds);
    }

    @Override
    public void close() {
        dialects.close();
    }
}
