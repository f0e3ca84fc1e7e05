package dev.assay.devshard.gateway.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a diff that no request carries to the host it falls to; if that is away, to any other, so that it is not only our
 * word that it exists (D03). While nobody lives to take it, it is offered again.
 */
final class Delivery {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Hosts hosts;
    private final Collector collector;
    private final Later later;

    Delivery(Hosts hosts, Collector collector, Later later) {
        this.hosts = hosts;
        this.collector = collector;
        this.later = later;
    }

    void deliver(Sequenced diff) {
        HostLink first = hosts.at(diff.slot());
        List<HostLink> all = new ArrayList<>(hosts.all());
        all.remove(first);
        all.add(0, first);
        for (HostLink link : all) {
            collector.attempt(link, () -> link.catchUp(diff.nonce(), PATIENCE));
            if (link.proven() >= diff.nonce()) {
                return;
            }
        }
        later.after(AGAIN, () -> deliver(diff));
    }
}
