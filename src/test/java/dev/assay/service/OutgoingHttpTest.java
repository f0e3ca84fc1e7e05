package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutgoingHttpTest {
    private static final String PASSWORD = "not-a-secret";

    private final HttpClient client = OutgoingHttp.within(Duration.ofSeconds(5)).build();

    @Test
    void a_server_whose_certificate_no_authority_has_signed_is_refused(@TempDir Path folder) throws Exception {
        HttpsServer server = httpsServer(selfSigned(folder));
        server.start();
        try {
            URI address = URI.create("https://localhost:" + server.getAddress().getPort());
            SSLHandshakeException refused = assertThrows(
                    SSLHandshakeException.class,
                    () -> client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()));
            assertThat(refused.getMessage(), containsString("unable to find valid certification path"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void redirects_are_not_followed() {
        assertThat(client.followRedirects(), is(HttpClient.Redirect.NEVER));
    }

    private static HttpsServer httpsServer(SSLContext context) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(keyStore(folder))) {
            store.load(bytes, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static Path keyStore(Path folder) throws Exception {
        Path file = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat("keytool's exit code", keytool.waitFor(), is(0));
        return file;
    }
}
