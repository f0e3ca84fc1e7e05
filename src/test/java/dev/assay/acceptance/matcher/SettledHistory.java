package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import java.util.List;

/**
 * A settled session as anybody can see it.
 *
 * @param history every diff up to the settlement's nonce, as a host shows it
 * @param state as the gateway shows it after the settlement
 * @param terms as the status shows them
 */
public record SettledHistory(
        SettlementDocument settlement,
        List<HistoryEntry> history,
        SessionState state,
        SessionTermsView terms,
        Deposited deposited) {
    /** What the chain knows of the escrow. */
    public record Deposited(String escrowId, Address owner, Group group, long amount) {}
}
