package dev.assay.service;

import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLParameters;

/** How services ask others: HTTP/1.1, plain or TLS, connections kept alive and reused, no redirects. */
public final class OutgoingHttp {
    private OutgoingHttp() {}

    /** @param patience how long a connection may take to be made */
    public static HttpClient.Builder within(Duration patience) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(new LateTls())
                .sslParameters(new SSLParameters(null, new String[] {"TLSv1.3", "TLSv1.2"}))
                .connectTimeout(patience);
    }
}
