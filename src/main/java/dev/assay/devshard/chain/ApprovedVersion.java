package dev.assay.devshard.chain;

/** A runtime version that the chain approves. */
record ApprovedVersion(String name, String binary, String sha256) {}
