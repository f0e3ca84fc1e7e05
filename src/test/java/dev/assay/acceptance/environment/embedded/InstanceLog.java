package dev.assay.acceptance.environment.embedded;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The last lines one embedded service has logged. Takes them off the console, where those of all instances would mingle. */
final class InstanceLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int KEPT = 2_000;

    private final Logger logger;
    private final Deque<String> lines = new ArrayDeque<>();

    private InstanceLog(Logger logger) {
        this.logger = logger;
    }

    /** Listens to the logger {@code assay.<instance>} until it is closed. */
    static InstanceLog of(String instance) {
        Logger logger = (Logger) LoggerFactory.getLogger("assay." + instance);
        InstanceLog log = new InstanceLog(logger);
        log.setContext(logger.getLoggerContext());
        log.setName(instance);
        log.start();
        logger.setAdditive(false);
        logger.addAppender(log);
        return log;
    }

    /** At most that many of the last lines, oldest first. */
    List<String> tail(int count) {
        synchronized (lines) {
            List<String> all = new ArrayList<>(lines);
            return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        String line = event.getInstant() + " " + event.getLevel() + " " + event.getFormattedMessage();
        synchronized (lines) {
            lines.add(line);
            if (event.getThrowableProxy() != null) {
                ThrowableProxyUtil.asString(event.getThrowableProxy()).lines().forEach(lines::add);
            }
            while (lines.size() > KEPT) {
                lines.remove();
            }
        }
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        stop();
    }
}
