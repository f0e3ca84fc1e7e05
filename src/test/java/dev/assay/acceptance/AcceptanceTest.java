package dev.assay.acceptance;

import dev.assay.acceptance.door.Door;
import org.junit.platform.suite.api.AfterSuite;
import org.junit.platform.suite.api.BeforeSuite;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** The door that Maven and an IDE open: every scenario below {@code features/}, or those that the filter names. */
@Suite
@SelectDirectories("features")
@IncludeEngines("cucumber")
public final class AcceptanceTest {
    @BeforeSuite
    static void open() {
        Door.open();
    }

    @AfterSuite
    static void close() {
        Door.close();
    }
}
