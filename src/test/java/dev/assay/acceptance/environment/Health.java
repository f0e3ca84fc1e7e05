package dev.assay.acceptance.environment;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.pollinterval.IterativePollInterval;

/**
 * Asks services whether they are ready. Uses the plainest HTTP client there is: it asks often, before anything else runs,
 * from any thread.
 */
public final class Health {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    /** Twenty containers that start at once, asked fifty times a second each, would lose half of the machine to the asking. */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(120);

    private static final int ANSWER_MILLIS = 2_000;

    private Health() {}

    /** One question; what came instead of a 200, or empty when all is well. */
    public static Optional<String> complaint(URI url) {
        try {
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
            connection.setConnectTimeout(ANSWER_MILLIS);
            connection.setReadTimeout(ANSWER_MILLIS);
            connection.setRequestProperty("Connection", "close");
            try {
                int status = connection.getResponseCode();
                return status == HttpURLConnection.HTTP_OK ? Optional.empty() : Optional.of("status " + status);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    /** One question of any kind; an exception is a complaint, too. */
    public static Optional<String> ask(Callable<Optional<String>> question) {
        try {
            return question.call();
        } catch (Exception e) {
            return Optional.of(e.toString());
        }
    }

    /**
     * Asks until there is nothing to complain about.
     *
     * @param lives whether it makes sense to go on asking
     * @return what came last, or empty when it became ready
     */
    public static Optional<String> await(
            Callable<Optional<String>> question, Duration patience, BooleanSupplier lives) {
        Vigil vigil = new Vigil(question, lives);
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(IterativePollInterval.iterative(Health::longer, FIRST_PAUSE))
                    .atMost(patience)
                    .until(vigil::over);
        } catch (ConditionTimeoutException e) {
            return Optional.of("not ready after " + patience.toSeconds() + " s, last answer: "
                    + vigil.complaint.orElse("ready, too late"));
        }
        return vigil.complaint.map(complaint -> "it ended by itself (" + complaint + ")");
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(5).dividedBy(4);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }

    /** Asks the service often and whether it lives seldom: that may cost the container engine a while. */
    private static final class Vigil {
        private static final int QUESTIONS_A_SIGN_OF_LIFE = 10;

        private final Callable<Optional<String>> question;
        private final BooleanSupplier lives;
        private Optional<String> complaint = Optional.of("not asked yet");
        private int asked;

        Vigil(Callable<Optional<String>> question, BooleanSupplier lives) {
            this.question = question;
            this.lives = lives;
        }

        boolean over() {
            complaint = ask(question);
            asked++;
            return complaint.isEmpty() || asked % QUESTIONS_A_SIGN_OF_LIFE == 0 && !lives.getAsBoolean();
        }
    }
}
