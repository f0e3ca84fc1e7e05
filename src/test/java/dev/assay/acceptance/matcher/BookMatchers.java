package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.SessionState;
import dev.assay.acceptance.client.SessionState.HostStatsView;
import dev.assay.acceptance.client.SessionState.InferenceView;
import dev.assay.acceptance.client.SessionStatus.SessionTermsView;
import dev.assay.acceptance.client.SettlementDocument;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hamcrest.Matcher;

/** What a session's books must say: of money, and after a restart. */
public final class BookMatchers {
    private static final Set<String> DONE = Set.of("finished", "challenged", "validated", "invalidated");
    private static final Set<String> OPEN = Set.of("pending", "started");
    private static final String TAKEN_BACK = "invalidated";

    private BookMatchers() {}

    /**
     * The books of a settled session, in public view.
     *
     * @param deposited the escrow's amount
     */
    public record SettledBooks(
            SessionState state, SettlementDocument settlement, SessionTermsView terms, long deposited) {}

    /**
     * Every inference costs its tokens' price, every slot is owed what its inferences cost but for the invalid ones, the fees are those of the
     * nonces before finalizing, and with what is reserved and what is left they are the deposit (contract 4.3, 4.4, 4.10).
     */
    public static Matcher<SettledBooks> addUp() {
        return new DocumentMatcher<>(SettledBooks.class, "books in which costs, fees and the rest are the deposit") {
            @Override
            void judge(SettledBooks books, Findings findings) {
                books.state().inferences().forEach((id, inference) -> cost(id, inference, books.terms(), findings));
                findings.same("costs by slot", costs(books), books.settlement().costs());
                long feeBearing = books.state().finalizeNonce() - 1;
                findings.same(
                        "fees to create and for " + feeBearing + " nonces",
                        books.terms().createDevshardFee()
                                + feeBearing * books.terms().feePerNonce(),
                        books.settlement().fees());
                long spent = books.settlement().fees()
                        + books.settlement().costs().values().stream()
                                .mapToLong(Long::longValue)
                                .sum();
                findings.same(
                        "left of the deposit",
                        books.deposited() - spent - reserved(books.state()),
                        books.state().balance());
            }

            @Override
            String where(SettledBooks books) {
                return books.settlement().answer().where();
            }
        };
    }

    /** An inference that its executor is paid for (contract 4.4). */
    public static Matcher<SessionState> paidFor(long id) {
        return new DocumentMatcher<>(SessionState.class, "inference " + id + " finished and paid for") {
            @Override
            void judge(SessionState state, Findings findings) {
                InferenceView inference = state.inferences().get(id);
                if (inference == null) {
                    findings.add("inference " + id + " is not on the books");
                    return;
                }
                findings.unless(
                        DONE.contains(inference.status()) && !inference.status().equals(TAKEN_BACK),
                        "its status: wanted finished, saw " + inference.status());
                findings.unless(
                        inference.actualCost() > 0, "its cost: wanted more than 0, saw " + inference.actualCost());
                HostStatsView executor = state.hostStats().get((long) inference.executorSlot());
                findings.unless(
                        executor != null && executor.cost() >= inference.actualCost() && executor.missed() == 0,
                        "its executor, slot " + inference.executorSlot()
                                + ": wanted at least its cost and nothing missed," + " saw " + executor);
            }

            @Override
            String where(SessionState state) {
                return "GET state of escrow " + state.escrowId();
            }
        };
    }

    private static void cost(long id, InferenceView inference, SessionTermsView terms, Findings findings) {
        long tokens = inference.inputTokens() + inference.outputTokens();
        long wanted =
                DONE.contains(inference.status()) ? Math.min(tokens * terms.tokenPrice(), inference.reservedCost()) : 0;
        findings.same(
                "cost of inference " + id + " (" + inference.status() + ", " + tokens + " tokens)",
                wanted,
                inference.actualCost());
    }

    /** Kept back for work that has not come to its end. */
    private static long reserved(SessionState state) {
        return state.inferences().values().stream()
                .filter(each -> OPEN.contains(each.status()))
                .mapToLong(InferenceView::reservedCost)
                .sum();
    }

    private static SortedMap<Integer, Long> costs(SettledBooks books) {
        SortedMap<Integer, Long> costs = new TreeMap<>();
        books.settlement().costs().keySet().forEach(slot -> costs.put(slot, 0L));
        books.state().inferences().values().stream()
                .filter(each -> !each.status().equals(TAKEN_BACK))
                .forEach(each -> costs.merge(each.executorSlot(), each.actualCost(), Long::sum));
        return costs;
    }

    /** The state that was shown before: nothing gone, nothing changed. */
    public static Matcher<SessionState> sameBooksAs(SessionState before) {
        return new DocumentMatcher<>(SessionState.class, "the books as they were shown before") {
            @Override
            void judge(SessionState now, Findings findings) {
                findings.same("phase", before.phase(), now.phase());
                findings.same("nonce", before.latestNonce(), now.latestNonce());
                findings.same("balance", before.balance(), now.balance());
                entries("inference", before.inferences(), now.inferences(), findings);
                entries("statistics of slot", before.hostStats(), now.hostStats(), findings);
                entries("operational key of slot", before.warmKeys(), now.warmKeys(), findings);
            }

            @Override
            String where(SessionState now) {
                return "GET state of escrow " + now.escrowId();
            }
        };
    }

    private static <V> void entries(String what, Map<Long, V> before, Map<Long, V> now, Findings findings) {
        before.forEach((key, value) -> {
            if (now.containsKey(key)) {
                findings.same(what + " " + key, value, now.get(key));
            } else {
                findings.add(what + " " + key + " is gone");
            }
        });
        now.keySet().stream()
                .filter(key -> !before.containsKey(key))
                .forEach(key -> findings.add(what + " " + key + " was not there before"));
    }
}
