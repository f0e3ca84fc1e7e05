package dev.assay.engine.dialect;

/**
 * A name under which a vendor's clients know the one model.
 *
 * @param kind what it may be asked for
 */
public record VendorModel(String id, Kind kind) {
    /** What a model may be asked for. */
    public enum Kind {
        ANSWERS,
        EMBEDDINGS
    }

    public static VendorModel answers(String id) {
        return new VendorModel(id, Kind.ANSWERS);
    }

    public static VendorModel embeddings(String id) {
        return new VendorModel(id, Kind.EMBEDDINGS);
    }
}
