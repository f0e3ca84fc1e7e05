package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.client.Document;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.devshard.protocol.Signature;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.wire.Timeout;
import dev.assay.devshard.protocol.wire.TimeoutReason;
import dev.assay.devshard.protocol.wire.TimeoutVote;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hamcrest.Matcher;

/** Whether a job was rightly given up, by the votes in the history alone (contract 4.4, 4.6). */
public final class TimeoutMatchers {
    private TimeoutMatchers() {}

    /** A host's answer, signed by it, that the executor is late with an inference (contract 3.4). */
    public static Matcher<Answer> findsLate(String escrowId, long inference, TimeoutReason reason, Address voter) {
        return new AnswerMatcher("a vote of " + voter + " that inference " + inference + " is late") {
            @Override
            void judge(Answer answer, Findings findings) {
                if (findings.status(200, answer)) {
                    Document verdict = answer.document();
                    findings.unless(verdict.flag("accept"), "not late: " + answer.text());
                    byte[] content = SigningContent.timeoutVote(escrowId, inference, reason, true);
                    byte[] signature = verdict.bytesOrEmpty("signature").toByteArray();
                    findings.same(
                            "signer of the vote",
                            voter.value(),
                            SignatureMatchers.nameOf(Signature.recover(content, signature)));
                }
            }
        };
    }

    /** A host's answer that the executor is not late, as far as it can tell; there is nothing to sign then. */
    public static Matcher<Answer> doesNotFindLate() {
        return new AnswerMatcher("an answer that the executor is not late") {
            @Override
            void judge(Answer answer, Findings findings) {
                if (findings.status(200, answer)) {
                    findings.unless(!answer.document().flag("accept"), "late: " + answer.text());
                    findings.unless(!answer.document().has("signature"), "a signature: " + answer.text());
                }
            }
        };
    }

    /**
     * A timeout for this reason that enough of the group voted for: each vote by the slot it names, none by the executor, and
     * the weight of the addresses behind them greater than the threshold.
     */
    public static Matcher<Timeout> votedFor(String escrowId, Group group, long threshold, TimeoutReason reason) {
        String wanted = "a timeout of reason " + reason.getNumber() + " with votes that weigh more than " + threshold;
        return new DocumentMatcher<>(Timeout.class, wanted) {
            @Override
            void judge(Timeout timeout, Findings findings) {
                findings.same("reason", reason, timeout.getReason());
                Set<Address> voters = new HashSet<>();
                timeout.getVotesList().forEach(vote -> vote(timeout, vote)
                        .ifPresentOrElse(
                                voters::add,
                                () -> findings.add(
                                        "the vote of slot " + vote.getVoterSlot() + " is not by that slot")));
                Address executor = group.validator(group.executorSlot(timeout.getInferenceId()));
                findings.unless(!voters.contains(executor), "the executor's own vote");
                int weight = voters.stream().mapToInt(group::weight).sum();
                findings.unless(weight > threshold, "votes that weigh " + weight + ", of " + voters.size() + " hosts");
            }

            /** The voter, if the vote is its own and says that the executor is late. */
            private Optional<Address> vote(Timeout timeout, TimeoutVote vote) {
                byte[] content = SigningContent.timeoutVote(
                        escrowId, timeout.getInferenceId(), timeout.getReason(), vote.getAccept());
                return Signature.recover(content, vote.getSignature())
                        .filter(signer -> vote.getAccept() && group.hasSlot(vote.getVoterSlot()))
                        .filter(group.validator(vote.getVoterSlot())::equals);
            }

            @Override
            String where(Timeout timeout) {
                return "GET diffs of the hosts, inference " + timeout.getInferenceId();
            }
        };
    }
}
