package dev.assay.engine.generation;

/**
 * What a generation meets on its way. Usually {@link #NONE}; a slower pace, or a model that fails at a certain point,
 * comes in here. What a method throws ends the generation as a failure of the model does.
 */
public interface Conditions {
    Conditions NONE = new Conditions() {};

    /** Before the model reads a prompt. */
    default void beforeReading(Cancellation cancellation) {}

    /**
     * Before the model computes what follows a token.
     *
     * @param count how many tokens the answer has
     */
    default void beforeNext(int count, Cancellation cancellation) {}

    /** First these, then those. */
    default Conditions then(Conditions those) {
        Conditions these = this;
        return new Conditions() {
            @Override
            public void beforeReading(Cancellation cancellation) {
                these.beforeReading(cancellation);
                those.beforeReading(cancellation);
            }

            @Override
            public void beforeNext(int count, Cancellation cancellation) {
                these.beforeNext(count, cancellation);
                those.beforeNext(count, cancellation);
            }
        };
    }
}
