package dev.assay.devshard.chain;

/** A decimal number: value · 10^exponent. */
record ValidationThreshold(long value, long exponent) {
    static final ValidationThreshold DEFAULT = new ValidationThreshold(85, -2);
}
