package dev.assay.acceptance.world;

import static dev.assay.acceptance.matcher.SettlementMatchers.settlementContract;
import static org.hamcrest.MatcherAssert.assertThat;

import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.HostTransport;
import dev.assay.acceptance.client.NoAnswer;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.client.UnexpectedAnswer;
import dev.assay.acceptance.matcher.SettledHistory;
import dev.assay.devshard.protocol.Address;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hamcrest.Matcher;

/** What every settlement of the suite must be, computed from what anybody can see (contract 9.2). */
final class Settling {
    private final World world;
    private final Session session;

    Settling(World world, Session session) {
        this.world = world;
        this.session = session;
    }

    /**
     * The settlement by itself; then, where there are hosts to ask, against the history they show, which it must follow
     * from.
     */
    void mustHold(SettlementDocument settlement, Matcher<SettledHistory> follows) {
        Escrow escrow = session.escrow();
        SessionState state = session.gateway().state();
        assertThat(
                "the settlement",
                settlement,
                settlementContract(escrow.id(), escrow.group())
                        .amount(escrow.amount())
                        .warmKeys(bound(state)));
        if (world.network().hosts() > 0) {
            assertThat("the settlement", seen(settlement, history(settlement.nonce()), state), follows);
        }
    }

    private SettledHistory seen(SettlementDocument settlement, List<HistoryEntry> history, SessionState state) {
        Escrow escrow = session.escrow();
        return new SettledHistory(
                settlement,
                history,
                state,
                session.status().terms(),
                new SettledHistory.Deposited(escrow.id(), escrow.owner().address(), escrow.group(), escrow.amount()));
    }

    /** As the first host shows it that has all of it; a host may be down, or behind. */
    private List<HistoryEntry> history(long nonce) {
        for (int host = 0; host < world.network().hosts(); host++) {
            try {
                List<HistoryEntry> history =
                        transport(host).diffs(session.escrow().id(), 1, nonce);
                if (history.size() == nonce) {
                    return history;
                }
            } catch (NoAnswer | UnexpectedAnswer notThere) {
                world.evidence().note("host " + host + " shows no history: " + notThere.getMessage());
            }
        }
        throw new AssertionError("no host shows the whole history of the settled session, 1 to " + nonce);
    }

    private HostTransport transport(int host) {
        return new HostTransport(world.network().host(host), world.topology().routePrefix(), world.evidence());
    }

    private static Map<Integer, Address> bound(SessionState state) {
        Map<Integer, Address> keys = new TreeMap<>();
        state.warmKeys().forEach((slot, key) -> keys.put(Math.toIntExact(slot), Address.parse(key)));
        return keys;
    }
}
