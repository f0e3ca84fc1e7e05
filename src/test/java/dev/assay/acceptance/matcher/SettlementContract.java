package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.MalformedMessage;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SettlementJson;
import dev.assay.devshard.protocol.SettlementVerifier;
import dev.assay.devshard.protocol.SettlementVerifier.Limits;
import java.util.Map;
import java.util.Optional;

/**
 * The settlement contract of one escrow (contract 4.9, 9.2), judged from the bytes of the answer and what the chain
 * tells everybody. Immutable; each further demand is a copy.
 */
public final class SettlementContract extends DocumentMatcher<SettlementDocument> {
    private final String escrowId;
    private final Group group;
    private final Demands demands;

    private record Demands(Map<Integer, Address> warmKeys, Optional<String> version, Limits limits, long leastNonce) {}

    private SettlementContract(String escrowId, Group group, Demands demands) {
        super(
                SettlementDocument.class,
                "a settlement of escrow " + escrowId + " that anybody can verify: the root follows from its parts, "
                        + "at least " + group.quorum() + " of " + group.size() + " slots signed it");
        this.escrowId = escrowId;
        this.group = group;
        this.demands = demands;
    }

    static SettlementContract of(String escrowId, Group group) {
        return new SettlementContract(escrowId, group, new Demands(Map.of(), Optional.empty(), Limits.NONE, 1));
    }

    /** The root is tagged so; without this any tag will do. */
    public SettlementContract version(String tag) {
        return with(new Demands(demands.warmKeys, Optional.of(tag), demands.limits, demands.leastNonce));
    }

    /** Costs and fees together must not exceed what was deposited. */
    public SettlementContract amount(long deposited) {
        Limits limits = new Limits(deposited, demands.limits.maxNonce());
        return with(new Demands(demands.warmKeys, demands.version, limits, demands.leastNonce));
    }

    public SettlementContract nonceAtLeast(long nonce) {
        return with(new Demands(demands.warmKeys, demands.version, demands.limits, nonce));
    }

    /** The operational keys bound in the session, by slot. */
    public SettlementContract warmKeys(Map<Integer, Address> bound) {
        return with(new Demands(Map.copyOf(bound), demands.version, demands.limits, demands.leastNonce));
    }

    private SettlementContract with(Demands more) {
        return new SettlementContract(escrowId, group, more);
    }

    @Override
    String where(SettlementDocument settlement) {
        return settlement.answer().where();
    }

    @Override
    void judge(SettlementDocument document, Findings findings) {
        if (!findings.status(200, document.answer())) {
            return;
        }
        findings.same(
                "content type", "application/json", document.answer().headers().mediaType());
        try {
            judge(SettlementJson.read(document.answer().bytes().toByteArray()), findings);
        } catch (MalformedMessage unreadable) {
            findings.add(unreadable.getMessage());
        }
    }

    private void judge(Settlement settlement, Findings findings) {
        findings.same("escrow_id", escrowId, settlement.escrowId());
        demands.version.ifPresent(tag -> findings.same("version", tag, settlement.version()));
        findings.unless(
                settlement.nonce() >= demands.leastNonce,
                "nonce: wanted at least " + demands.leastNonce + ", saw " + settlement.nonce());
        SettlementVerifier.verify(settlement, group, demands.warmKeys, demands.limits)
                .violations()
                .forEach(findings::add);
    }
}
