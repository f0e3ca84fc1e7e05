package dev.assay.acceptance.environment;

/** What the services of a network are called, in {@link Environment#service}, in logs and in reports. */
public final class ServiceName {
    public static final String CHAIN = "mock-chain";
    public static final String GATEWAY = "devshardctl";
    public static final String POSTGRES = "postgres";
    public static final String ENGINE = "engine";

    private static final String HOST = "host-";

    private ServiceName() {}

    /** The host of slot {@code index}, counted from 0. */
    public static String host(int index) {
        return HOST + index;
    }
}
