package dev.assay.acceptance.world;

import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.json.NonceGossip;
import java.util.function.Function;

/** A host's word for the last state that is wrong in one way, in the features' words. */
public enum WrongWord implements Titled {
    UNSIGNED("with an empty signature", voice -> {
        NonceGossip good = voice.word(voice.key(PeerVoice.SPEAKER), PeerVoice.SPEAKER, voice.root());
        return new NonceGossip(good.nonce(), good.stateHash(), new byte[0], good.slotId());
    }),
    OF_ANOTHER("in the name of host 2", voice -> voice.word(voice.key(PeerVoice.SPEAKER), 2, voice.root())),
    BY_A_STRANGER(
            "with a stranger's signature", voice -> voice.word(PrivateKey.generate(), PeerVoice.SPEAKER, voice.root())),
    OF_NO_SLOT(
            "for a slot that there is not",
            voice -> voice.word(voice.key(PeerVoice.SPEAKER), voice.slots(), voice.root()));

    private final String title;
    private final Function<PeerVoice, NonceGossip> making;

    WrongWord(String title, Function<PeerVoice, NonceGossip> making) {
        this.title = title;
        this.making = making;
    }

    @Override
    public String title() {
        return title;
    }

    NonceGossip of(PeerVoice voice) {
        return making.apply(voice);
    }
}
