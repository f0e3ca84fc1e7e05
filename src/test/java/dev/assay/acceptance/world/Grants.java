package dev.assay.acceptance.world;

import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.Answer;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Operational keys: who may act for a validator by the chain's word, and what such a key may do (contract 3.3, 3.5). */
public final class Grants {
    private final World world;
    private final Session session;
    private final Deposit deposit;
    private final PeerVoice voice;
    private final List<Address> validators = new ArrayList<>();
    private PrivateKey key;
    private boolean granted;
    private boolean takenBack;

    public Grants(World world, Session session, Deposit deposit, PeerVoice voice) {
        this.world = world;
        this.session = session;
        this.deposit = deposit;
        this.voice = voice;
    }

    /** The escrow is of validators whose own keys no host holds; each has granted its slot's host the right to act. */
    public void hostsWorkUnderGrants() {
        for (int host = 0; host < world.network().hosts(); host++) {
            Address validator = PrivateKey.generate().address();
            Address hostKey = world.network().hostAddress(host);
            validators.add(validator);
            world.chain().participant(validator, world.chain().participantUrl(hostKey));
            world.chain().grant(validator, hostKey);
        }
        deposit.validators(validators);
        world.afterwards("the grants are revoked", this::takeBack);
    }

    /** The keys that the hosts hold, by the slot that each was granted. */
    public SortedMap<Integer, Address> hostKeys() {
        SortedMap<Integer, Address> keys = new TreeMap<>();
        for (int slot = 0; slot < validators.size(); slot++) {
            keys.put(slot, world.network().hostAddress(slot));
        }
        return keys;
    }

    /** Does nothing where they are taken back already. */
    public void takeBack() {
        if (takenBack) {
            return;
        }
        takenBack = true;
        for (int slot = 0; slot < validators.size(); slot++) {
            world.chain().revoke(validators.get(slot), world.network().hostAddress(slot));
        }
    }

    /** A fresh key for the validator of the host that speaks. */
    public void grantAKey() {
        key = PrivateKey.generate();
        world.chain().grant(speaker(), key.address());
        granted = true;
        world.afterwards("the key is revoked", this::revokeTheKey);
    }

    /** Does nothing where it is revoked already. */
    public void revokeTheKey() {
        if (granted) {
            granted = false;
            world.chain().revoke(speaker(), key.address());
        }
    }

    /** What host 0 answers the key that speaks for this slot. */
    public Answer speaksFor(int slot) {
        return voice.tellsAs(key, slot);
    }

    /** Waits until host 0 gives the key that speaks for its own validator this answer. */
    public void awaitAnswer(int status) {
        world.eventually()
                .until(
                        "the status that the operational key is answered with",
                        () -> speaksFor(PeerVoice.SPEAKER).status(),
                        equalTo(status));
    }

    private Address speaker() {
        return session.escrow().group().validator(PeerVoice.SPEAKER);
    }
}
