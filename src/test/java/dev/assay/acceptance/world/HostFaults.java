package dev.assay.acceptance.world;

import dev.assay.acceptance.client.FaultOrder;

/** What the scenario's hosts are told to do wrong, by the part they play in its next inference. */
public final class HostFaults {
    private final World world;
    private final Faults faults;
    private final Suspect suspect;
    private final Hosts hosts;

    public HostFaults(World world, Faults faults, Suspect suspect, Hosts hosts) {
        this.hosts = hosts;
        this.world = world;
        this.faults = faults;
        this.suspect = suspect;
    }

    /** About the next inference only. */
    public void nextExecutor(Misbehaviour how) {
        int executor = suspect.foresee();
        isTrustedAgainAfterwards(executor, how);
        faults.host(executor, how.order().nonce(suspect.inference()));
    }

    /** About the inference that the scenario is about only. */
    public void firstOfTheOthers(Misbehaviour how) {
        suspect.foreseeOnce();
        faults.host(suspect.others().get(0), how.order().nonce(suspect.inference()));
    }

    /** The same. */
    public void allOthersButTheFirst(Misbehaviour how) {
        suspect.foreseeOnce();
        suspect.others().stream()
                .skip(1)
                .forEach(host -> faults.host(host, how.order().nonce(suspect.inference())));
    }

    /** Until the scenario is over. */
    public void always(int host, Misbehaviour how) {
        isTrustedAgainAfterwards(host, how);
        faults.host(host, how.order().always());
    }

    /** Shows a finish, which its executor never made, of the inference that the scenario is about. */
    public void firstOfTheOthersForgesTheFinish() {
        suspect.foreseeOnce();
        int forger = suspect.others().get(0);
        faults.host(
                forger,
                FaultOrder.of("forge_finish")
                        .with("inference", suspect.inference())
                        .with("slot", suspect.slot())
                        .always());
    }

    /** What a host is thought of, the gateway remembers for all sessions: the scenario must be alone with it. */
    private void isTrustedAgainAfterwards(int host, Misbehaviour how) {
        if (how.costsTrust()) {
            world.mustBeAlone("a host that \"" + how.title() + "\" is passed over in all sessions");
            hosts.isTrustedAfterwards(host);
        }
    }

    /** About the inference that the scenario is about. */
    public void firstOfTheOthersVotesForTheNext() {
        suspect.foreseeOnce();
        FaultOrder spoof =
                FaultOrder.of("spoof_vote").with("slot", suspect.others().get(1));
        faults.host(suspect.others().get(0), spoof.nonce(suspect.inference()).always());
    }

    /** Until the scenario is over. */
    public void allAlways(Misbehaviour how) {
        hosts.all().forEach(host -> always(host, how));
    }
}
