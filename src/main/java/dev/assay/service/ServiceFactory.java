package dev.assay.service;

/** Makes instances of one service. Keeps no state: each call to {@link #start} makes another instance. */
public interface ServiceFactory {
    /** The name a person starts it by, for instance {@code mock-chain}. */
    String name();

    /**
     * Starts an instance; when this returns, its port answers.
     *
     * @throws InvalidSetting when a setting is missing or wrong; nothing was started
     */
    RunningService start(Settings settings);
}
