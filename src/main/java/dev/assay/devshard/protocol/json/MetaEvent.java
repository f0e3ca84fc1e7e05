package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.ArrayList;
import java.util.List;

/** The last event of a host's stream, {@code {"devshard_meta":{"mempool":[…]}}} (contract 2.5). */
public record MetaEvent(@JsonProperty("devshard_meta") Body meta) {
    /** @param mempool each the bytes of one transaction; base64 in JSON */
    public record Body(@JsonProperty("mempool") List<byte[]> mempool) {}

    public static MetaEvent of(List<DevshardTx> mempool) {
        return new MetaEvent(new Body(mempool.stream().map(Canonical::bytes).toList()));
    }

    /** @throws MalformedMessage at the first element that is not the canonical bytes of a transaction */
    public List<DevshardTx> transactions() throws MalformedMessage {
        List<DevshardTx> txs = new ArrayList<>();
        if (meta != null && meta.mempool() != null) {
            for (byte[] tx : meta.mempool()) {
                txs.add(Canonical.decodeTx(tx));
            }
        }
        return txs;
    }
}
