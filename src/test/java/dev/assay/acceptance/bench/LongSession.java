package dev.assay.acceptance.bench;

import dev.assay.acceptance.client.ChainControl;
import dev.assay.acceptance.client.EscrowOrder;
import dev.assay.acceptance.client.HostCall;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.acceptance.client.Witness;
import dev.assay.acceptance.environment.Environment;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Start;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A session of one host, of which every inference was executed and paid, sent to the host diff by diff. */
final class LongSession {
    private static final long AMOUNT = 1_000_000_000;
    private static final int BATCH = 200;
    private static final byte[] NO_ROOT = {};
    private static final Hash PROMPT = Hash.sha256("prompt".getBytes(StandardCharsets.UTF_8));

    private final Environment network;
    private final PrivateKey owner = PrivateKey.generate();
    private final long now = Instant.now().getEpochSecond();
    private final String escrowId;

    LongSession(Environment network) {
        this.network = network;
        Group group = new Group(List.of(network.hostAddress(0)));
        this.escrowId = new ChainControl(network.chain(), Witness.none())
                .createEscrow(EscrowOrder.of(owner.address(), group, AMOUNT))
                .id();
    }

    /** Has the host hold the diffs 1 to {@code last}. */
    void grow(long last) {
        HostTransport host = host();
        for (long first = 1; first <= last; first += BATCH) {
            List<SignedDiff> batch = new ArrayList<>();
            for (long nonce = first; nonce < first + BATCH && nonce <= last; nonce++) {
                batch.add(signed(nonce));
            }
            HostCall call = HostCall.diffs(escrowId, List.of(), batch);
            int status = host.chat(call.signedBy(owner)).status();
            if (status != 200) {
                throw new IllegalStateException("diffs from " + first + " on were answered " + status);
            }
        }
    }

    /** How many diffs the host holds, up to {@code last}. */
    int held(long last) {
        return host().diffs(escrowId, last, last).size() == 1 ? (int) last : 0;
    }

    private HostTransport host() {
        return new HostTransport(network.host(0), network.topology().routePrefix(), Witness.none());
    }

    private SignedDiff signed(long nonce) {
        List<DevshardTx> txs = new ArrayList<>();
        if (nonce > 1) {
            txs.add(confirm(nonce - 1));
            txs.add(Transactions.finish(network.hostKey(0), escrowId, nonce - 1, PROMPT, 10, 10, 0));
        }
        txs.add(Transactions.start(start(nonce)));
        byte[] content = SigningContent.diff(nonce, txs, escrowId, NO_ROOT);
        return new SignedDiff(nonce, txs, owner.sign(content), NO_ROOT);
    }

    private DevshardTx confirm(long id) {
        byte[] receipt = network.hostKey(0).sign(SigningContent.receipt(start(id), escrowId, now));
        return Transactions.confirm(id, receipt, now);
    }

    private Start start(long nonce) {
        return Transactions.start(nonce, PROMPT, "m", 10, 50, now).getStart();
    }
}
