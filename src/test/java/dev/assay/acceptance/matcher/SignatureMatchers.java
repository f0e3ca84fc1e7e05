package dev.assay.acceptance.matcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.CollectedSignatures;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.client.SignatureOverview;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hamcrest.Matcher;

/** Signatures of a session's state, recovered by the judge from public bytes (contract 3.4). */
public final class SignatureMatchers {
    private SignatureMatchers() {}

    /** A host's signatures at the settlement's nonce, its own among them and right. */
    public static Matcher<Map<Integer, ByteString>> signsState(
            int slot, Address signer, String escrowId, SettlementDocument settlement) {
        byte[] signed = SigningContent.state(Hash.of(settlement.stateRoot()), escrowId, settlement.nonce());
        return new SlotSigns(slot, signer, signed, settlement.nonce());
    }

    /** Signatures of a state by slot: one of each slot of the group, each by the slot's validator. */
    public static Matcher<Map<Integer, ByteString>> everySlotSigned(Group group, String escrowId, HistoryEntry state) {
        return new EverySlot(group, escrowId, state);
    }

    /** A host's answer to its owner: the state as it stands, signed by that host. */
    public static Matcher<StreamRecord> servedBy(Address host, String escrowId) {
        return new StreamMatcher("the state as it stands, signed by " + host) {
            @Override
            void judge(StreamRecord stream, Findings findings) {
                if (!findings.status(200, stream.answer())) {
                    return;
                }
                Optional<JsonNode> receipt = stream.dataEvents().stream()
                        .flatMap(event -> event.json().stream())
                        .map(json -> json.path("devshard_receipt"))
                        .filter(JsonNode::isObject)
                        .findFirst();
                receipt.ifPresentOrElse(
                        event -> recovers(event, host, escrowId, findings), () -> findings.add("no receipt event"));
            }
        };
    }

    /** Of every state at least as many slots' signatures as were known before. */
    public static Matcher<SignatureOverview> knowsAllOf(SignatureOverview before) {
        return new DocumentMatcher<>(SignatureOverview.class, "every signature that was known before") {
            @Override
            void judge(SignatureOverview now, Findings findings) {
                Map<Long, Long> weights = new TreeMap<>();
                now.nonces().forEach(each -> weights.put(each.nonce(), each.weight()));
                findings.unless(!before.nonces().isEmpty(), "no signature was known before");
                for (CollectedSignatures each : before.nonces()) {
                    long weight = weights.getOrDefault(each.nonce(), 0L);
                    findings.unless(
                            weight >= each.weight(),
                            "slots that signed nonce " + each.nonce() + ": wanted " + each.weight() + ", saw "
                                    + weight);
                }
            }

            @Override
            String where(SignatureOverview now) {
                return "GET debug/signatures";
            }
        };
    }

    private static void recovers(JsonNode event, Address host, String escrowId, Findings findings) {
        byte[] root = Base64.getDecoder().decode(event.path("state_hash").asText(""));
        byte[] signature = Base64.getDecoder().decode(event.path("state_sig").asText(""));
        if (root.length != Hash.LENGTH || signature.length != Signature.LENGTH) {
            findings.add("a state of " + root.length + " bytes with a signature of " + signature.length + " bytes");
            return;
        }
        byte[] signed = SigningContent.state(
                Hash.of(root), escrowId, event.path("nonce").asLong());
        findings.same("signer of the state", host.value(), nameOf(Signature.recover(signed, signature)));
    }

    /** Whoever signed, in words. */
    static String nameOf(Optional<Address> signer) {
        return signer.map(Address::value).orElse("nobody, for it is no signature of this");
    }

    private static final class EverySlot extends DocumentMatcher<Map<Integer, ByteString>> {
        private final Group group;
        private final byte[] signed;

        @SuppressWarnings({"unchecked", "rawtypes"})
        EverySlot(Group group, String escrowId, HistoryEntry state) {
            super((Class) Map.class, "a signature of each of the " + group.size() + " slots at nonce " + state.nonce());
            this.group = group;
            this.signed = SigningContent.state(Hash.of(state.stateHash()), escrowId, state.nonce());
        }

        @Override
        void judge(Map<Integer, ByteString> signatures, Findings findings) {
            for (int slot = 0; slot < group.size(); slot++) {
                ByteString signature = signatures.get(slot);
                if (signature == null) {
                    findings.add("no signature of slot " + slot);
                } else {
                    String signer = nameOf(Signature.recover(signed, signature));
                    findings.same(
                            "signer for slot " + slot, group.validator(slot).value(), signer);
                }
            }
        }

        @Override
        String where(Map<Integer, ByteString> signatures) {
            return "GET signatures";
        }
    }

    private static final class SlotSigns extends DocumentMatcher<Map<Integer, ByteString>> {
        private final int slot;
        private final Address signer;
        private final byte[] signed;

        @SuppressWarnings({"unchecked", "rawtypes"})
        SlotSigns(int slot, Address signer, byte[] signed, long nonce) {
            super((Class) SortedMap.class, "the signature of slot " + slot + " at nonce " + nonce);
            this.slot = slot;
            this.signer = signer;
            this.signed = signed;
        }

        @Override
        void judge(Map<Integer, ByteString> signatures, Findings findings) {
            ByteString own = signatures.get(slot);
            if (own == null) {
                findings.add("signatures of slots " + signatures.keySet() + " only");
                return;
            }
            findings.same("signer for slot " + slot, signer.value(), nameOf(Signature.recover(signed, own)));
        }

        @Override
        String where(Map<Integer, ByteString> signatures) {
            return "GET signatures of the host of slot " + slot;
        }
    }
}
