package dev.assay.acceptance.world;

/** What the scenario's hosts are told to do wrong, by the part they play in its next inference. */
public final class HostFaults {
    private final Faults faults;
    private final Suspect suspect;

    public HostFaults(Faults faults, Suspect suspect) {
        this.faults = faults;
        this.suspect = suspect;
    }

    /** About the next inference only. */
    public void nextExecutor(Misbehaviour how) {
        int executor = suspect.foresee();
        faults.host(executor, how.order().nonce(suspect.inference()));
    }

    /** About the inference that the scenario is about only. */
    public void firstOfTheOthers(Misbehaviour how) {
        mustKnow();
        faults.host(suspect.others().get(0), how.order().nonce(suspect.inference()));
    }

    /** The same. */
    public void allOthersButTheFirst(Misbehaviour how) {
        mustKnow();
        suspect.others().stream()
                .skip(1)
                .forEach(host -> faults.host(host, how.order().nonce(suspect.inference())));
    }

    /** Until the scenario is over. */
    public void always(int host, Misbehaviour how) {
        faults.host(host, how.order().always());
    }

    /** A scenario may begin with the part of somebody who does not run the inference. */
    private void mustKnow() {
        if (!suspect.isForeseen()) {
            suspect.foresee();
        }
    }
}
