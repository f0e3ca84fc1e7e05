package dev.assay.service;

import ch.qos.logback.classic.ClassicConstants;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * The log of a process: standard output, one line an event, whatever it holds; a stack trace is folded, so that lines
 * can be routed and counted. Found by logback as a service.
 *
 * <p>Set up here and not in a {@code logback.xml}, since to read one takes a sixth of the processor time of a start.
 * Whoever brings one ({@code -Dlogback.configurationFile=…}, or on the class path) overrules this.
 */
public final class ConsoleLog extends ContextAwareBase implements Configurator {
    private final ClassLoader classPath;

    /** For logback. */
    public ConsoleLog() {
        this(ConsoleLog.class.getClassLoader());
    }

    ConsoleLog(ClassLoader classPath) {
        this.classPath = classPath;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (overruled()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(standardOutput(context));
        context.getLogger("assay").setLevel(Level.INFO);
        // A lost connection is made good, or told by whoever needed it; the pool would print a stack trace for each.
        context.getLogger("com.zaxxer.hikari").setLevel(Level.ERROR);
        // What goes wrong with a migration is thrown as well.
        context.getLogger("io.ebean").setLevel(Level.OFF);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private boolean overruled() {
        return System.getProperty(ClassicConstants.CONFIG_FILE_PROPERTY) != null
                || Stream.of(ClassicConstants.TEST_AUTOCONFIG_FILE, ClassicConstants.AUTOCONFIG_FILE)
                        .anyMatch(file -> classPath.getResource(file) != null);
    }

    private static ConsoleAppender<ILoggingEvent> standardOutput(LoggerContext context) {
        LogLine line = new LogLine();
        line.setContext(context);
        line.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(line);
        encoder.start();
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stdout");
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
