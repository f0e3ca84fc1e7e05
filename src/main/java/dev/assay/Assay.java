package dev.assay;

/** Starts one service by name. */
public final class Assay {
    private Assay() {}

    public static void main(String[] args) {}
}
