package dev.assay.service;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What one instance logged, from now on; kept off the console. */
public final class LogLines implements AutoCloseable {
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final Appender appender = new Appender();
    private final Logger logger;

    public LogLines(InstanceName instance) {
        logger = (Logger) instance.logger();
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
    }

    public List<String> all() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** The first line that matches; a request's line is written just after its answer. */
    public String await(Predicate<String> wanted) {
        Awaitility.await("a log line")
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(2))
                .until(() -> all().stream().anyMatch(wanted));
        return all().stream().filter(wanted).findFirst().orElseThrow();
    }

    boolean holdsAnException() {
        return events.stream().anyMatch(event -> event.getThrowableProxy() != null);
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
    }

    private final class Appender extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    }
}
