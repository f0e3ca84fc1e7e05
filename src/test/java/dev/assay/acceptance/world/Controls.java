package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.ChainControl;
import dev.assay.acceptance.client.ChainControl.EscrowView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The chain's controls for testing, tried by somebody who should find none. */
public final class Controls {
    private static final String WANTED = "424242";

    private final World world;
    private final Session session;
    private List<EscrowView> before;
    private Answer answer;

    public Controls(World world, Session session) {
        this.world = world;
        this.session = session;
    }

    public void tryToCreateAnEscrow() {
        before = escrowsNow();
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("id", WANTED)
                .put("creator", session.escrow().owner().address().value())
                .put("amount", 1_000_000);
        session.escrow().group().slots().forEach(slot -> order.withArray("slots")
                .add(slot.value()));
        answer = chain().send("POST", "/control/escrows", order);
    }

    public Answer answer() {
        return answer;
    }

    public List<EscrowView> escrowsBefore() {
        return before;
    }

    /** Of the escrow that is there and the one that was wanted, those that the chain knows. */
    public List<EscrowView> escrowsNow() {
        return Stream.of(session.escrow().id(), WANTED)
                .map(chain()::escrow)
                .flatMap(Optional::stream)
                .toList();
    }

    private ChainControl chain() {
        return new ChainControl(world.network().chain(), world.evidence());
    }
}
