package dev.assay.devshard.protocol.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.devshard.protocol.Canonical;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.wire.DevshardTx;
import java.util.ArrayList;
import java.util.List;

/**
 * Transactions that wait too long for a diff, as hosts tell them to one another (POST gossip/txs, contract 2.5 and 5).
 *
 * @param txs each the bytes of one transaction; base64 in JSON
 */
public record TxGossip(@JsonProperty("txs") List<byte[]> txs) {
    public static TxGossip of(List<DevshardTx> txs) {
        return new TxGossip(txs.stream().map(Canonical::bytes).toList());
    }

    /**
     * @throws MalformedMessage at the first element that is not the canonical bytes of a transaction; also without
     *     {@code txs}
     */
    public List<DevshardTx> transactions() throws MalformedMessage {
        if (txs == null) {
            throw new MalformedMessage("txs is missing");
        }
        List<DevshardTx> decoded = new ArrayList<>();
        for (byte[] tx : txs) {
            if (tx == null) {
                throw new MalformedMessage("a transaction that is null");
            }
            decoded.add(Canonical.decodeTx(tx));
        }
        return decoded;
    }
}
