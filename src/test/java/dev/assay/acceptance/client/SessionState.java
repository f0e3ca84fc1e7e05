package dev.assay.acceptance.client;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** GET state of one session (contract 2.3). */
public record SessionState(
        String escrowId,
        String phase,
        long balance,
        long latestNonce,
        long finalizeNonce,
        List<GroupMember> group,
        SortedMap<Long, InferenceView> inferences,
        SortedMap<Long, HostStatsView> hostStats,
        SortedMap<Long, String> warmKeys) {
    /** The statuses in which nothing more can happen to an inference. */
    private static final Set<String> ENDED = Set.of("finished", "validated", "invalidated", "timed_out");

    static SessionState of(Document document) {
        Document session = document.at("session");
        return new SessionState(
                session.text("escrow_id"),
                session.text("phase"),
                session.number("balance"),
                session.number("latest_nonce"),
                session.numberOrZero("finalize_nonce"),
                document.each("group", GroupMember::of),
                document.byNumber("inferences", InferenceView::of),
                document.byNumber("host_stats", HostStatsView::of),
                document.byNumber("warm_keys", Document::text));
    }

    public record GroupMember(int slot, String address) {
        static GroupMember of(Document document) {
            return new GroupMember(document.slot("slot_id"), document.text("validator_address"));
        }
    }

    /** One inference; hashes in hex, times in unix seconds, amounts in the escrow's unit. */
    public record InferenceView(
            String status,
            int executorSlot,
            String model,
            String promptHash,
            String responseHash,
            long inputTokens,
            long outputTokens,
            long reservedCost,
            long actualCost,
            long startedAt,
            long confirmedAt,
            List<Long> validatedBy) {
        static InferenceView of(Document document) {
            return new InferenceView(
                    document.text("status"),
                    document.slot("executor_slot"),
                    document.text("model"),
                    document.text("prompt_hash"),
                    document.optionalText("response_hash").orElse(""),
                    document.numberOrZero("input_tokens"),
                    document.numberOrZero("output_tokens"),
                    document.numberOrZero("reserved_cost"),
                    document.numberOrZero("actual_cost"),
                    document.numberOrZero("started_at"),
                    document.numberOrZero("confirmed_at"),
                    document.has("validated_by") ? document.each("validated_by", Document::number) : List.of());
        }

        /** Nothing more can happen to it. */
        public boolean hasEnded() {
            return ENDED.contains(status);
        }
    }

    public record HostStatsView(long missed, long invalid, long cost) {
        static HostStatsView of(Document document) {
            return new HostStatsView(
                    document.numberOrZero("missed"), document.numberOrZero("invalid"), document.numberOrZero("cost"));
        }
    }
}
