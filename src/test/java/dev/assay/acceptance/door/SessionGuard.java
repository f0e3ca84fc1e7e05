package dev.assay.acceptance.door;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Found by JUnit through {@code META-INF/services}: narrows the filter before the first scenario is looked for, and ends the run. */
public final class SessionGuard implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        AcceptanceRun.current().filter().install();
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        AcceptanceRun.current().close();
    }
}
