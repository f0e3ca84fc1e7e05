package dev.assay.acceptance.client;

import com.google.protobuf.ByteString;
import java.net.URI;

/** A request about to be sent. */
record HttpCall(String method, URI uri, Headers headers, ByteString body) {
    static HttpCall get(URI uri) {
        return new HttpCall("GET", uri, Headers.of("Accept", "application/json"), ByteString.EMPTY);
    }

    static HttpCall json(String method, URI uri, ByteString body) {
        Headers headers = Headers.of("Accept", "*/*").with("Content-Type", "application/json");
        return new HttpCall(method, uri, headers, body);
    }

    HttpCall as(Bearer bearer) {
        return new HttpCall(method, uri, bearer.addTo(headers), body);
    }

    HttpCall with(Headers more) {
        Headers all = headers;
        for (Headers.Header header : more.all()) {
            all = all.with(header.name(), header.value());
        }
        return new HttpCall(method, uri, all, body);
    }

    /** The address below a base that may or may not end with a slash; the path starts with one. */
    static URI below(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }
}
