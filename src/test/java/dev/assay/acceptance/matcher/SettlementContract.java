package dev.assay.acceptance.matcher;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** The settlement contract of one escrow (contract 4.9, 9.2). Immutable; each further demand is a copy. */
public final class SettlementContract extends DocumentMatcher<SettlementDocument> {
    private final Terms terms;

    /** @param amount deposited; the session must not have spent more */
    private record Terms(
            String escrowId,
            Group group,
            Map<Integer, Address> warmKeys,
            Optional<String> version,
            OptionalLong amount,
            long leastNonce) {}

    private SettlementContract(Terms terms) {
        super(
                SettlementDocument.class,
                "a settlement of escrow " + terms.escrowId
                        + " that anybody can verify: the root follows from its parts, " + "at least "
                        + quorum(terms.group) + " of " + terms.group.size() + " slots signed it");
        this.terms = terms;
    }

    static SettlementContract of(String escrowId, Group group) {
        return new SettlementContract(new Terms(escrowId, group, Map.of(), Optional.empty(), OptionalLong.empty(), 1));
    }

    /** The root is tagged so; without this any tag will do. */
    public SettlementContract version(String tag) {
        return new SettlementContract(new Terms(
                terms.escrowId, terms.group, terms.warmKeys, Optional.of(tag), terms.amount, terms.leastNonce));
    }

    /** Costs and fees together must not exceed what was deposited. */
    public SettlementContract amount(long deposited) {
        return new SettlementContract(new Terms(
                terms.escrowId,
                terms.group,
                terms.warmKeys,
                terms.version,
                OptionalLong.of(deposited),
                terms.leastNonce));
    }

    public SettlementContract nonceAtLeast(long nonce) {
        return new SettlementContract(
                new Terms(terms.escrowId, terms.group, terms.warmKeys, terms.version, terms.amount, nonce));
    }

    /** The operational keys bound in the session, by slot. */
    public SettlementContract warmKeys(Map<Integer, Address> bound) {
        return new SettlementContract(new Terms(
                terms.escrowId, terms.group, Map.copyOf(bound), terms.version, terms.amount, terms.leastNonce));
    }

    private static int quorum(Group group) {
        return 2 * group.size() / 3 + 1;
    }

    @Override
    String where(SettlementDocument settlement) {
        return settlement.answer().where();
    }

    @Override
    void judge(SettlementDocument settlement, Findings findings) {
        findings.same("status", 200, settlement.answer().status());
        ErrorEnvelope.body(settlement.answer(), findings).ifPresent(body -> claims(body, findings));
    }

    private void claims(Shape body, Findings findings) {
        body.text("escrow_id", terms.escrowId);
        Optional<String> version = body.text("version");
        terms.version.ifPresent(tag -> body.text("version", tag));
        OptionalLong nonce = body.number("nonce");
        nonce.ifPresent(n -> body.at("nonce").wanted(n >= terms.leastNonce, "at least " + terms.leastNonce));
        OptionalLong fees = body.number("fees");
        Optional<ByteString> claimed = base64(body, "state_root", Hash.LENGTH);
        Optional<ByteString> rest = base64(body, "rest_hash", Hash.LENGTH);
        Optional<List<SlotStats>> stats = stats(body, findings);
        if (stats.isPresent() && fees.isPresent()) {
            spending(stats.get(), fees.getAsLong(), findings);
        }
        if (version.isPresent() && nonce.isPresent() && fees.isPresent() && rest.isPresent() && stats.isPresent()) {
            Hash root = StateHashes.root(
                    StateHashes.statsHash(stats.get()),
                    fees.getAsLong(),
                    Hash.of(rest.get()),
                    version.get(),
                    Phase.SETTLEMENT);
            claimed.ifPresent(bytes -> findings.unless(
                    bytes.equals(root.byteString()),
                    "state_root: recomputed " + root.hex() + ", saw " + HistoryMatchers.hex(bytes)));
            signatures(body, root, nonce.getAsLong(), findings);
        }
    }

    private Optional<List<SlotStats>> stats(Shape body, Findings findings) {
        Map<Long, SlotStats> bySlot = new TreeMap<>();
        List<Shape> entries = body.list("host_stats");
        for (Shape entry : entries) {
            OptionalLong slot = entry.number("slot_id");
            if (slot.isPresent() && entry.number("cost").isPresent()) {
                SlotStats seen = new SlotStats(
                        (int) slot.getAsLong(),
                        (int) optional(entry, "missed"),
                        (int) optional(entry, "invalid"),
                        entry.json().path("cost").longValue(),
                        (int) optional(entry, "required_validations"),
                        (int) optional(entry, "completed_validations"));
                boolean first = bySlot.put(slot.getAsLong(), seen) == null;
                findings.unless(first, "host_stats: slot " + slot.getAsLong() + " appears more than once");
                findings.unless(
                        slot.getAsLong() < terms.group.size(),
                        "host_stats: slot " + slot.getAsLong() + " is not one of the group's " + terms.group.size());
            }
        }
        for (long slot = 0; slot < terms.group.size(); slot++) {
            findings.unless(bySlot.containsKey(slot), "host_stats: slot " + slot + " is missing");
        }
        boolean whole = bySlot.size() == terms.group.size() && bySlot.size() == entries.size();
        return whole ? Optional.of(List.copyOf(bySlot.values())) : Optional.empty();
    }

    private static long optional(Shape entry, String field) {
        return entry.has(field) ? entry.number(field).orElse(0) : 0;
    }

    private void spending(List<SlotStats> stats, long fees, Findings findings) {
        if (terms.amount.isPresent()) {
            long spent = fees + stats.stream().mapToLong(SlotStats::cost).sum();
            findings.unless(
                    spent <= terms.amount.getAsLong(),
                    "costs and fees: " + spent + ", more than the " + terms.amount.getAsLong() + " deposited");
        }
    }

    private void signatures(Shape body, Hash root, long nonce, Findings findings) {
        byte[] message = SigningContent.state(root, terms.escrowId, nonce);
        Set<Long> slots = new HashSet<>();
        Set<Address> signers = new HashSet<>();
        for (Shape entry : body.list("signatures")) {
            OptionalLong slot = entry.number("slot_id");
            Optional<ByteString> signature = base64(entry, "signature", Signature.LENGTH);
            if (slot.isPresent() && signature.isPresent()) {
                boolean first = slots.add(slot.getAsLong());
                findings.unless(first, "signatures: slot " + slot.getAsLong() + " appears more than once");
                signer(slot.getAsLong(), signature.get(), message, findings).ifPresent(signers::add);
            }
        }
        int weight = signers.stream().mapToInt(terms.group::weight).sum();
        int quorum = quorum(terms.group);
        findings.unless(weight >= quorum, "signatures: " + weight + " slots signed, needed " + quorum);
    }

    /** The validator whose slot was signed for; empty, with a finding, when the signature is not its own. */
    private Optional<Address> signer(long slot, ByteString signature, byte[] message, Findings findings) {
        if (slot >= terms.group.size()) {
            findings.add("signatures: slot " + slot + " is not one of the group's " + terms.group.size());
            return Optional.empty();
        }
        Address validator = terms.group.validator((int) slot);
        Address warm = terms.warmKeys.get((int) slot);
        Optional<Address> recovered = Signature.recover(message, signature);
        boolean own = recovered.isPresent()
                && (recovered.get().equals(validator) || recovered.get().equals(warm));
        if (!own) {
            findings.add("signatures: slot " + slot + " was signed by "
                    + recovered.map(Address::value).orElse("nobody") + ", wanted " + validator.value());
        }
        return own ? Optional.of(validator) : Optional.empty();
    }

    private static Optional<ByteString> base64(Shape shape, String field, int length) {
        Optional<String> text = shape.text(field);
        try {
            Optional<ByteString> bytes =
                    text.map(encoded -> ByteString.copyFrom(Base64.getDecoder().decode(encoded)));
            bytes.ifPresent(found -> shape.at(field).wanted(found.size() == length, length + " bytes in base64"));
            return bytes.filter(found -> found.size() == length);
        } catch (IllegalArgumentException notBase64) {
            shape.at(field).wanted(false, "base64");
            return Optional.empty();
        }
    }
}
