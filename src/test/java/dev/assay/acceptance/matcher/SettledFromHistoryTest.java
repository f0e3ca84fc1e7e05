package dev.assay.acceptance.matcher;

import static dev.assay.acceptance.matcher.SettlementMatchers.followsFromItsHistory;
import static dev.assay.acceptance.matcher.SettlementMatchers.followsFromItsHistoryWithWorkLeftOpen;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.HistoryEntry;
import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import dev.assay.acceptance.client.SettlementDocument;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.InferenceStatus;
import dev.assay.devshard.protocol.Phase;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.Settlement;
import dev.assay.devshard.protocol.SettlementJson;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.SlotSet;
import dev.assay.devshard.protocol.SlotSignature;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.devshard.protocol.StateHashes;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.json.SignedDiff;
import dev.assay.devshard.protocol.wire.Confirm;
import dev.assay.devshard.protocol.wire.DevshardTx;
import dev.assay.devshard.protocol.wire.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One host, one inference of 30 tokens for 30 of a reservation of 60, settled at nonce 4. */
final class SettledFromHistoryTest {
    private static final String ESCROW = "17";
    private static final long AMOUNT = 100_000;
    private static final long FEES = 10_000 + 2 * 1_000;
    private static final Hash PROMPT = Hash.sha256(new byte[] {7});
    private static final ByteString RESPONSE = Hash.sha256(new byte[] {8}).byteString();

    private final PrivateKey owner = PrivateKey.derive("owner");
    private final PrivateKey host = PrivateKey.derive("host");
    private final Group group = new Group(List.of(host.address()));
    private final List<HistoryEntry> history = new ArrayList<>(List.of(
            entry(1, Transactions.start(1, PROMPT, "m", 10, 50, 100)),
            entry(2, confirm(), finish(30)),
            entry(3, Transactions.finalizeRound()),
            entry(4)));
    private long cost = 30;
    private long fees = FEES;
    private long balance = AMOUNT - FEES - 30;
    private String status = "finished";
    private Inference inference = inference(InferenceStatus.FINISHED, RESPONSE, 20, 30);

    private static DevshardTx confirm() {
        return DevshardTx.newBuilder()
                .setConfirm(Confirm.newBuilder().setInferenceId(1).setConfirmedAt(101))
                .build();
    }

    private static DevshardTx finish(long tokens) {
        return DevshardTx.newBuilder()
                .setFinish(Finish.newBuilder()
                        .setInferenceId(1)
                        .setResponseHash(RESPONSE)
                        .setInputTokens(10)
                        .setOutputTokens(tokens - 10))
                .build();
    }

    private HistoryEntry entry(long nonce, DevshardTx... txs) {
        return entry(owner, nonce, txs);
    }

    private static HistoryEntry entry(PrivateKey signer, long nonce, DevshardTx... txs) {
        SignedDiff diff = SignedDiff.sign(signer, ESCROW, nonce, List.of(txs), Hash.ZERO);
        return new HistoryEntry(
                nonce,
                ByteString.copyFrom(diff.txsBytes()),
                ByteString.copyFrom(diff.userSignature()),
                ByteString.copyFrom(diff.postStateRoot()),
                Hash.ZERO.byteString());
    }

    private static Inference inference(InferenceStatus status, ByteString response, long output, long cost) {
        return new Inference(
                1,
                status,
                0,
                "m",
                PROMPT.byteString(),
                response,
                10,
                50,
                output == 0 ? 0 : 10,
                output,
                60,
                cost,
                100,
                101,
                0,
                0,
                SlotSet.EMPTY);
    }

    private SettlementDocument settlement() {
        Hash sealed = StateHashes.seal(Hash.ZERO, 4, inference);
        Hash rest = StateHashes.restHash(
                balance,
                StateHashes.inferencesHash(sealed, StateHashes.liveHash(List.of())),
                StateHashes.warmHash(new TreeMap<>()));
        List<SlotStats> stats = List.of(new SlotStats(0, 0, 0, cost, 0, 0));
        Hash root = StateHashes.root(StateHashes.statsHash(stats), fees, rest, "v2", Phase.SETTLEMENT);
        SlotSignature signature = SlotSignature.of(0, host.sign(SigningContent.state(root, ESCROW, 4)));
        return new SettlementDocument(Recorded.json(
                200,
                SettlementJson.write(new Settlement(
                        ESCROW, "v2", root.byteString(), 4, fees, rest.byteString(), stats, List.of(signature)))));
    }

    private SettledHistory settled() {
        InferenceView view = new InferenceView(status, 0, "m", "", "", 10, 20, 60, 30, 100, 101, List.of());
        SessionState state = new SessionState(
                ESCROW,
                "settlement",
                balance,
                4,
                3,
                List.of(),
                new TreeMap<>(Map.of(1L, view)),
                new TreeMap<>(),
                new TreeMap<>());
        return new SettledHistory(
                settlement(),
                history,
                state,
                new SessionTermsView(60, 1_200, 1, 10_000, 1_000, 0, 5_000, 20, 3_600, 150),
                new SettledHistory.Deposited(ESCROW, owner.address(), group, AMOUNT));
    }

    private String mismatch() {
        return Mismatch.of(followsFromItsHistory(), settled());
    }

    @Test
    void acceptsWhatFollows() {
        assertThat(settled(), followsFromItsHistory());
    }

    @Test
    void rejectsACostThatNoDiffEarned() {
        cost = 31;
        balance -= 1;
        assertThat(
                mismatch(),
                allOf(
                        containsString("cost of slot 0: wanted 30, saw 31"),
                        containsString("balance: wanted 87970, saw 87969"),
                        containsString("rest_hash, recomputed from the history")));
    }

    @Test
    void rejectsMoneyThatVanished() {
        balance -= 5;
        assertThat(
                mismatch(),
                containsString("fees 12000 + costs 30 + balance 87965 + reserved for work without an end 0"
                        + ": wanted 100000, saw 99995"));
    }

    @Test
    void rejectsAFeeTooMany() {
        fees += 1_000;
        assertThat(mismatch(), containsString("fees: wanted 12000, saw 13000"));
    }

    @Test
    void rejectsAnotherStatusThanTheDiffsGave() {
        status = "timed_out";
        assertThat(mismatch(), containsString("status of inference 1: wanted finished, saw timed_out"));
    }

    @Test
    void rejectsWorkThatIsLeftOpenUnlessNobodyWaitedForItsDeadline() {
        history.set(1, entry(2, confirm()));
        inference = inference(InferenceStatus.STARTED, ByteString.EMPTY, 0, 0);
        status = "started";
        cost = 0;
        balance = AMOUNT - FEES - 60;

        assertThat(mismatch(), containsString("inference 1: wanted an end, saw it settled as started"));
        assertThat(settled(), followsFromItsHistoryWithWorkLeftOpen());
    }

    @Test
    void rejectsAHistoryThatSomebodyElseSigned() {
        history.set(3, entry(host, 4));
        assertThat(mismatch(), containsString("who signed diff 4: wanted Optional[" + owner.address() + "]"));
    }

    @Test
    void rejectsAGap() {
        history.remove(3);
        assertThat(mismatch(), containsString("nonce of the settlement: wanted 3, saw 4"));
    }

    @Test
    void rejectsAFinishThatComesTwice() {
        history.set(3, entry(4, finish(30)));
        assertThat(mismatch(), containsString("diff 4 holds a finish of inference 1, which is finished"));
    }
}
