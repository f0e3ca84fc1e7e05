package dev.assay.acceptance.environment.containers;

import dev.assay.acceptance.environment.Health;
import dev.assay.acceptance.environment.Site;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;

/** Which fact makes a service ready. */
final class Readiness {
    private final String what;
    private final Callable<Optional<String>> question;

    private Readiness(String what, Callable<Optional<String>> question) {
        this.what = what;
        this.question = question;
    }

    /** It answers 200. */
    static Readiness of(URI health) {
        return new Readiness(health.toString(), () -> Health.complaint(health));
    }

    /** It lets us in. */
    static Readiness of(Site.Database database) {
        return new Readiness(database.toString(), () -> {
            try (Connection connection = connect(database)) {
                return connection.isValid(1) ? Optional.empty() : Optional.of("the connection is not valid");
            } catch (SQLException e) {
                return Optional.of(e.getMessage());
            }
        });
    }

    static Connection connect(Site.Database database) throws SQLException {
        String url = "jdbc:postgresql://" + database.host() + ":" + database.port() + "/" + database.name()
                + "?connectTimeout=10&socketTimeout=30&loginTimeout=15";
        return DriverManager.getConnection(url, database.user(), database.password());
    }

    /** Asks once; what was the matter, or empty when it is ready. */
    Optional<String> complaint() {
        return Health.ask(question);
    }

    /** Asks until it is ready. */
    Optional<String> await(Duration patience, BooleanSupplier lives) {
        return Health.await(question, patience, lives);
    }

    @Override
    public String toString() {
        return what;
    }
}
