package dev.assay.acceptance.report;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Copies what the judge logs (which environment was made, reused, thrown away) to the run log, while it is open. */
final class JudgesOwnLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final String JUDGE = "dev.assay.acceptance";

    private final Consumer<String> lines;

    JudgesOwnLog(Consumer<String> lines) {
        this.lines = lines;
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            setContext(context);
            start();
            logger(context).addAppender(this);
        }
    }

    private static Logger logger(ch.qos.logback.classic.LoggerContext context) {
        return context.getLogger(JUDGE);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String name = event.getLoggerName();
        lines.accept(event.getLevel() + " " + name.substring(name.lastIndexOf('.') + 1) + ": "
                + event.getFormattedMessage());
    }

    @Override
    public void close() {
        if (LoggerFactory.getILoggerFactory() instanceof ch.qos.logback.classic.LoggerContext context) {
            logger(context).detachAppender(this);
        }
        stop();
    }
}
