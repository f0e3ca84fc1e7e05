package dev.assay.acceptance.world;

import static dev.assay.acceptance.matcher.SettlementMatchers.followsFromItsHistory;
import static dev.assay.acceptance.matcher.SettlementMatchers.followsFromItsHistoryWithWorkLeftOpen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.GatewayAdmin;
import dev.assay.acceptance.client.GatewaySession;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionStatus;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.acceptance.environment.Capability;
import dev.assay.acceptance.environment.Environment;
import dev.assay.acceptance.environment.SecretKey;
import dev.assay.acceptance.environment.SeededEscrow;
import dev.assay.acceptance.matcher.BookMatchers.SettledBooks;
import dev.assay.acceptance.matcher.SettledHistory;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hamcrest.Matcher;

/**
 * The session that the gateway runs on the scenario's own escrow. The escrow is made on the chain and loaded by the
 * gateway when the session is first used; a gateway of a single escrow brings its own.
 */
public final class Session {
    /** What the chain deposits in a seeded escrow unless told otherwise (contract 2.6). */
    private static final long SEEDED_AMOUNT = 1_000_000;

    private final World world;
    private final Deposit deposit;
    private final List<SettlementDocument> settlements = new ArrayList<>();
    private Escrow escrow;

    public Session(World world, Deposit deposit) {
        this.world = world;
        this.deposit = deposit;
    }

    public Escrow escrow() {
        if (escrow == null) {
            Environment network = world.network();
            Optional<SeededEscrow> seeded = network.seededEscrow();
            escrow = seeded.isPresent() ? seeded(seeded.get()) : open();
            letApplicationsIn();
            world.evidence()
                    .note("escrow " + escrow.id() + " of " + escrow.owner().address());
        }
        return escrow;
    }

    /** A fresh gateway answers its administrator only (contract 2.1); applications hold a key of their own. */
    private void letApplicationsIn() {
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        limits.putArray("model_limits").addObject().put("model", world.model()).put("access_mode", "api_key");
        admin().settings(limits);
    }

    /** Has the gateway give up on a host that long after it asked, until the scenario ends. */
    public void waitsForAReceipt(Duration wait) {
        long before = receiptTimeout(wait.toMillis());
        world.afterwards("the gateway waits for receipts as before", () -> receiptTimeout(before));
    }

    /** Returns the one before. */
    private long receiptTimeout(long millis) {
        long before = admin().settings().at("redundancy").number("receipt_timeout_ms");
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        change.putObject("redundancy").put("receipt_timeout_ms", millis);
        admin().settings(change);
        return before;
    }

    private Escrow seeded(SeededEscrow seeded) {
        return new Escrow(seeded.id(), seeded.user().key(), deposit.group(world.network()), SEEDED_AMOUNT);
    }

    private Escrow open() {
        world.network().require(Capability.GATEWAY_ADMIN);
        SecretKey owner = SecretKey.generate();
        world.evidence().secret("owner's key", owner.hex());
        Escrow made = deposit(owner.key());
        admin().load(made.id(), owner.hex(), Optional.of(world.model()));
        isUnloadedAfterwards(made);
        return made;
    }

    /** For good: a gateway that restarts for a later scenario does not have it to load again. */
    void isUnloadedAfterwards(Escrow loaded) {
        world.afterwards("escrow " + loaded.id() + " is unloaded", () -> {
            admin().deactivate(loaded.id());
            admin().delete(loaded.id());
        });
    }

    /** Has the chain know the session's escrow again after it forgot it. */
    public void depositAgain() {
        world.chain()
                .createEscrow(
                        deposit.order(escrow.owner().address(), escrow.group()).id(escrow.id()));
    }

    /** Makes an escrow on the chain that no gateway and no host knows. */
    public Escrow deposit(PrivateKey owner) {
        Group group = deposit.group(world.network());
        String id = world.chain()
                .createEscrow(deposit.order(owner.address(), group))
                .id();
        return new Escrow(id, owner, group, deposit.amount());
    }

    /** The gateway as its operator sees it. */
    public GatewayAdmin admin() {
        Environment network = world.network();
        return new GatewayAdmin(network.gateway(), Bearer.of(network.adminKey()), world.evidence());
    }

    /** This session as the gateway's operator sees it. */
    public GatewaySession gateway() {
        return admin().session(escrow().id());
    }

    public SessionStatus status() {
        return gateway().status();
    }

    public long nonce() {
        return status().nonce();
    }

    /** The inferences to which something can still happen: id and status. */
    public Map<Long, String> openInferences() {
        SortedMap<Long, SessionState.InferenceView> all = gateway().state().inferences();
        if (all.isEmpty()) {
            throw new AssertionError("the session shows no inference at all");
        }
        SortedMap<Long, String> open = new TreeMap<>();
        all.forEach((id, inference) -> {
            if (!inference.hasEnded()) {
                open.put(id, inference.status());
            }
        });
        return open;
    }

    /** The keys that speak for a validator in this session, by slot. */
    public SortedMap<Integer, Address> boundKeys() {
        SortedMap<Integer, Address> bound = new TreeMap<>();
        gateway().state().warmKeys().forEach((slot, key) -> bound.put(Math.toIntExact(slot), Address.parse(key)));
        return bound;
    }

    /** Finalizes, and holds the settlement to the whole contract, whatever else the scenario wants of it. */
    public void finish() {
        finish(followsFromItsHistory());
    }

    /** The same where work may be open still, because nobody waited until its time was over. */
    public void finishBeforeDeadlines() {
        finish(followsFromItsHistoryWithWorkLeftOpen());
    }

    private void finish(Matcher<SettledHistory> follows) {
        SettlementDocument settlement = gateway().finalizeSession();
        settlements.add(settlement);
        new Settling(world, this).mustHold(settlement, follows);
    }

    /** The last settlement. */
    public SettlementDocument settlement() {
        if (settlements.isEmpty()) {
            throw new IllegalStateException("the scenario has not finalized its session yet");
        }
        return settlements.get(settlements.size() - 1);
    }

    /** The settlement as the gateway hands it out now, without being asked to finalize. */
    public SettlementDocument settlementOnRecord() {
        return gateway().settlement();
    }

    public SettledBooks settledBooks() {
        return new SettledBooks(gateway().state(), settlement(), status().terms(), escrow().amount());
    }

    public List<SettlementDocument> settlements() {
        return List.copyOf(settlements);
    }
}
