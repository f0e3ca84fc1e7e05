package dev.assay.acceptance.selftest;

import io.cucumber.plugin.Plugin;

/** Stands where Cucumber would have {@code reports/} written: those are of runs that judge a network, not a mutant. */
public final class NoReport implements Plugin {}
