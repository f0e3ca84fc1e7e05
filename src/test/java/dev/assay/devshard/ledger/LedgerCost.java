package dev.assay.devshard.ledger;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a diff costs, for a person to read: run it when the ledger's data structures change. A diff here confirms
 * and finishes the last inference and starts the next, so three signatures are verified in each. Arguments: hosts
 * (3), diffs of the replay (10000).
 */
final class LedgerCost {
    private static final WarmKeys NONE = WarmKeys.NONE;

    private LedgerCost() {}

    public static void main(String[] args) throws Exception {
        int hosts = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        int diffs = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        Network network =
                new Network(hosts).holding(1L << 50).sealing(1 << 20, 0, 0).endingAt(1 << 20);
        List<SignedDiff> journal = journal(network, diffs);
        double recover = recoverMicros(network);
        System.out.printf("one signature: %.1f us%n", recover);
        for (int round = 0; round < 3; round++) {
            replay(network, journal, recover);
        }
    }

    private static List<SignedDiff> journal(Network network, int diffs) throws DiffRejected {
        List<SignedDiff> journal = new ArrayList<>();
        Ledger ledger = network.open();
        for (long nonce = 1; nonce <= diffs; nonce++) {
            List<DevshardTx> pending =
                    nonce == 1 ? List.of() : List.of(network.confirm(nonce - 1), network.finish(nonce - 1));
            Composed composed =
                    ledger.compose(pending, Optional.of(network.start(nonce).getStart()), NONE);
            journal.add(SignedDiff.sign(network.user, Network.ESCROW, nonce, composed.txs(), composed.root()));
            ledger = composed.next();
        }
        return journal;
    }

    private static void replay(Network network, List<SignedDiff> journal, double recover) throws DiffRejected {
        long[] micros = new long[journal.size()];
        Ledger ledger = network.open();
        long began = System.nanoTime();
        for (int i = 0; i < journal.size(); i++) {
            long from = System.nanoTime();
            ledger = ledger.apply(journal.get(i), NONE).next();
            micros[i] = (System.nanoTime() - from) / 1000;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "%d diffs: %.2f s, of which signatures %.2f s; median us of a diff at 100, 1000, all live: %d %d %d%n",
                journal.size(),
                seconds,
                3 * recover * journal.size() / 1e6,
                median(micros, 50, 150),
                median(micros, 950, 1050),
                median(micros, journal.size() - 100, journal.size()));
    }

    private static long median(long[] micros, int from, int to) {
        long[] window = Arrays.copyOfRange(micros, from, to);
        Arrays.sort(window);
        return window[window.length / 2];
    }

    private static double recoverMicros(Network network) {
        byte[] message = "message".getBytes(StandardCharsets.UTF_8);
        byte[] signature = network.user.sign(message);
        Optional<Address> last = Optional.empty();
        long began = 0;
        for (int i = 0; i < 20_000; i++) {
            began = i == 10_000 ? System.nanoTime() : began;
            last = Signature.recover(message, signature);
        }
        double micros = (System.nanoTime() - began) / 10_000_000.0;
        return last.isPresent() ? micros : Double.NaN;
    }
}
