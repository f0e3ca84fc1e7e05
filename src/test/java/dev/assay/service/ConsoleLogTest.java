package dev.assay.service;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleLogTest {
    private final LoggerContext context = new LoggerContext();

    private static ClassLoader classPath(Path... folders) throws Exception {
        URL[] urls = new URL[folders.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = folders[i].toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void an_event_with_a_stack_trace_is_one_line_with_its_time_in_utc() throws Exception {
        new ConsoleLog(classPath()).configure(context);
        Logger logger = context.getLogger("assay.host-0");
        Exception failure = new IllegalStateException("no\nway", new IllegalArgumentException("why"));
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, "could not\nbe done", failure, null);

        String line = new String(standardOutput().getEncoder().encode(event), StandardCharsets.UTF_8);

        assertThat(
                line,
                matchesPattern(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z WARN  host-0 could not \\| be done \\| "
                                + "java\\.lang\\.IllegalStateException: no \\| way \\| at [^\\n]+Caused by: [^\\n]+: why[^\\n]+\\n"));
    }

    @Test
    void services_tell_what_they_do_and_libraries_what_is_wrong() throws Exception {
        new ConsoleLog(classPath()).configure(context);
        assertThat(context.getLogger("assay.host-0").getEffectiveLevel(), is(Level.INFO));
        assertThat(context.getLogger("org.eclipse.jetty").getEffectiveLevel(), is(Level.WARN));
    }

    @Test
    void a_file_of_settings_on_the_class_path_overrules(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
        ExecutionStatus status = new ConsoleLog(classPath(folder)).configure(context);
        assertThat(status, is(ExecutionStatus.INVOKE_NEXT_IF_ANY));
        assertThat(standardOutput(), nullValue());
    }

    private ConsoleAppender<ILoggingEvent> standardOutput() {
        return (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("stdout");
    }
}
