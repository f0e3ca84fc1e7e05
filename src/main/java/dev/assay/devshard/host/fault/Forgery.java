package dev.assay.devshard.host.fault;

import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Transactions that claim what is not so. */
final class Forgery {
    private static final Hash HASH = Hash.sha256("forged".getBytes(StandardCharsets.UTF_8));

    private Forgery() {}

    /** Puts a finish, by a host that is not the executor, before the honest ones. */
    static List<DevshardTx> finish(PrivateKey key, String escrowId, Fault fault, List<DevshardTx> honest) {
        List<DevshardTx> all = new ArrayList<>();
        int slot = Math.toIntExact(fault.number("slot"));
        all.add(Transactions.finish(key, escrowId, fault.number("inference"), HASH, 1, 1, slot));
        all.addAll(honest);
        return all;
    }

    /** Bytes of a signature's length that recover to nobody's key. */
    static byte[] signature() {
        byte[] garbage = new byte[65];
        Arrays.fill(garbage, (byte) 0x5a);
        garbage[64] = 0;
        return garbage;
    }

    static byte[] altered(byte[] original) {
        byte[] altered = original.clone();
        altered[0] ^= 0x01;
        return altered;
    }
}
