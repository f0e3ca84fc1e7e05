package dev.assay.devshard.host.gossip;

import dev.assay.devshard.host.peer.PeerAnswer;
import dev.assay.devshard.host.peer.PeerTalk;
import dev.assay.devshard.host.peer.PeerUnreachable;
import dev.assay.devshard.host.session.Rumours;
import dev.assay.devshard.host.session.SlotAttestation;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.json.NonceGossip;
import dev.assay.devshard.protocol.json.TxGossip;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.service.Json;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;

/**
 * Gossip as signed POSTs to each peer (contract 2.5). Nobody waits for them. A peer that does not answer holds a
 * bounded number of open calls; what would be more is dropped, and repeated in a later round.
 */
public final class PeerGossip implements Rumours {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OPEN_CALLS = 64;

    private final PeerTalk talk;
    private final Executor senders;
    private final Logger logger;
    private final Map<Address, Semaphore> free = new ConcurrentHashMap<>();

    /** @param senders look the peers' addresses up and send; answers are awaited by nobody's thread */
    public PeerGossip(PeerTalk talk, Executor senders, Logger logger) {
        this.talk = talk;
        this.senders = senders;
        this.logger = logger;
    }

    @Override
    public void tell(String escrowId, Collection<Address> peers, SlotAttestation word) {
        NonceGossip body = new NonceGossip(
                word.state().nonce(), word.state().root().bytes(), word.state().signature(), word.slot());
        tell(escrowId, peers, "gossip/nonce", Json.bytes(body));
    }

    @Override
    public void tell(String escrowId, Collection<Address> peers, List<DevshardTx> txs) {
        tell(escrowId, peers, "gossip/txs", Json.bytes(TxGossip.of(txs)));
    }

    private void tell(String escrowId, Collection<Address> peers, String route, byte[] body) {
        for (Address peer : List.copyOf(peers)) {
            Semaphore calls = free.computeIfAbsent(peer, unknown -> new Semaphore(OPEN_CALLS));
            if (calls.tryAcquire()) {
                senders.execute(() -> send(calls, peer, escrowId, route, body));
            } else {
                logger.debug("escrow={} {} not told to {}, which answers nothing", escrowId, route, peer);
            }
        }
    }

    private void send(Semaphore calls, Address peer, String escrowId, String route, byte[] body) {
        try {
            talk.tell(peer, escrowId, route, body, PATIENCE).whenComplete((answer, failure) -> {
                calls.release();
                note(peer, escrowId, route, answer, failure);
            });
        } catch (PeerUnreachable | RuntimeException e) {
            calls.release();
            note(peer, escrowId, route, null, e);
        }
    }

    private void note(Address peer, String escrowId, String route, PeerAnswer answer, Throwable failure) {
        if (failure != null) {
            logger.debug("escrow={} {} lost on the way to {}: {}", escrowId, route, peer, failure.toString());
        } else if (!answer.isOk()) {
            logger.info("event=gossip_refused escrow={} route={} peer={} answer={}", escrowId, route, peer, answer);
        }
    }
}
