package dev.assay.devshard.protocol;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.DiffContent;
import java.util.Arrays;

/**
 * Canonical proto3 (contract 4.1): ascending fields, defaults omitted, nothing unknown. There is exactly one
 * encoding of a message, so decoding refuses every other: unknown fields, padded varints, fields out of order,
 * trailing bytes.
 */
public final class Canonical {
    private Canonical() {}

    /** The one encoding. */
    public static byte[] bytes(MessageLite message) {
        return message.toByteArray();
    }

    /** @throws MalformedMessage if these are not the canonical bytes of one transaction */
    public static DevshardTx decodeTx(byte[] bytes) throws MalformedMessage {
        DevshardTx tx = decode(DevshardTx.parser(), bytes, "transaction");
        if (tx.getTxCase() == DevshardTx.TxCase.TX_NOT_SET) {
            throw new MalformedMessage("a transaction without content");
        }
        return tx;
    }

    /** @throws MalformedMessage if these are not the canonical bytes of one diff content */
    public static DiffContent decodeDiff(byte[] bytes) throws MalformedMessage {
        DiffContent diff = decode(DiffContent.parser(), bytes, "diff");
        for (DevshardTx tx : diff.getTxsList()) {
            if (tx.getTxCase() == DevshardTx.TxCase.TX_NOT_SET) {
                throw new MalformedMessage(
                        "diff " + Long.toUnsignedString(diff.getNonce()) + " holds a transaction without content");
            }
        }
        return diff;
    }

    private static <M extends Message> M decode(Parser<M> parser, byte[] bytes, String what) throws MalformedMessage {
        M message;
        try {
            message = DiscardUnknownFieldsParser.wrap(parser).parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new MalformedMessage("not a " + what + ": " + e.getMessage(), e);
        }
        if (!Arrays.equals(bytes(message), bytes)) {
            throw new MalformedMessage(
                    "not the canonical bytes of a " + what + ": unknown fields, fields out of order or padded numbers");
        }
        return message;
    }
}
