package dev.assay.acceptance.matcher;

import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.HistoryEntry;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hamcrest.Matcher;

/** What the histories that hosts show must look like, alone, over time and side by side. */
public final class HistoryMatchers {
    private HistoryMatchers() {}

    /** Numbers that only grow. */
    public static Matcher<Iterable<Long>> monotonicNonce() {
        return new ListMatcher<Long>("nonces that grow with every answer") {
            @Override
            void judge(List<Long> nonces, Findings findings) {
                for (int i = 1; i < nonces.size(); i++) {
                    boolean grows = Long.compareUnsigned(nonces.get(i - 1), nonces.get(i)) < 0;
                    findings.unless(grows, "nonce " + nonces.get(i) + " follows " + nonces.get(i - 1));
                }
            }
        };
    }

    /** Every nonce from 1 on, once and in order. */
    public static Matcher<Iterable<HistoryEntry>> withoutGapOrRepetition() {
        return new ListMatcher<HistoryEntry>("a history of every nonce from 1 on, each once") {
            @Override
            void judge(List<HistoryEntry> history, Findings findings) {
                for (int i = 0; i < history.size(); i++) {
                    findings.same(
                            "diff " + (i + 1) + " of the history has nonce",
                            i + 1L,
                            history.get(i).nonce());
                }
            }
        };
    }

    /** A history that begins with an earlier one, byte for byte. */
    public static Matcher<Iterable<HistoryEntry>> goesOnFrom(List<HistoryEntry> earlier) {
        return new ListMatcher<HistoryEntry>("the " + earlier.size() + " diffs held before, and any that follow") {
            @Override
            void judge(List<HistoryEntry> history, Findings findings) {
                for (int i = 0; i < earlier.size(); i++) {
                    if (i < history.size()) {
                        difference(earlier.get(i), history.get(i), "now", findings);
                    } else {
                        findings.add("nonce " + earlier.get(i).nonce() + " is gone");
                    }
                }
            }
        };
    }

    /** Histories, by host, that are equal byte for byte and end in the same root. */
    public static Matcher<Map<String, List<HistoryEntry>>> sameDiffsAndRootOnAllHosts() {
        return new SameHistories();
    }

    /** A history whose last diff has this nonce and leads to this root. */
    public static Matcher<Iterable<HistoryEntry>> endsAt(long nonce, ByteString root) {
        return new ListMatcher<HistoryEntry>("a history that ends at nonce " + nonce + " in root " + hex(root)) {
            @Override
            void judge(List<HistoryEntry> history, Findings findings) {
                if (history.isEmpty()) {
                    findings.add("an empty history");
                    return;
                }
                HistoryEntry last = history.get(history.size() - 1);
                findings.same("last nonce", nonce, last.nonce());
                findings.same("root", hex(root), hex(last.stateHash()));
            }
        };
    }

    /** What differs between two entries that should be one, in words. */
    static void difference(HistoryEntry wanted, HistoryEntry seen, String who, Findings findings) {
        String at = "nonce " + wanted.nonce() + " " + who;
        if (wanted.nonce() != seen.nonce()) {
            findings.add(at + ": nonce " + seen.nonce() + " in its place");
            return;
        }
        findings.unless(wanted.txs().equals(seen.txs()), at + ": other transactions");
        findings.unless(wanted.userSignature().equals(seen.userSignature()), at + ": another signature of the owner");
        findings.unless(wanted.postStateRoot().equals(seen.postStateRoot()), at + ": another signed root");
        findings.unless(
                wanted.stateHash().equals(seen.stateHash()),
                at + ": root " + hex(seen.stateHash()) + " instead of " + hex(wanted.stateHash()));
    }

    static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /** Compares every host with the one that holds the longest history. */
    private static final class SameHistories extends DocumentMatcher<Map<String, List<HistoryEntry>>> {
        @SuppressWarnings({"unchecked", "rawtypes"})
        SameHistories() {
            super((Class) Map.class, "the same diffs and the same root on all hosts");
        }

        @Override
        void judge(Map<String, List<HistoryEntry>> byHost, Findings findings) {
            Map<String, List<HistoryEntry>> sorted = new TreeMap<>(byHost);
            String reference = sorted.keySet().stream()
                    .reduce((a, b) -> sorted.get(b).size() > sorted.get(a).size() ? b : a)
                    .orElse("");
            findings.unless(!reference.isEmpty() && !sorted.get(reference).isEmpty(), "no host has any history");
            sorted.forEach((host, history) -> {
                if (!host.equals(reference)) {
                    compare(host, history, reference, sorted.get(reference), findings);
                }
            });
        }

        private static void compare(
                String host, List<HistoryEntry> seen, String reference, List<HistoryEntry> wanted, Findings findings) {
            Map<Long, HistoryEntry> byNonce = new HashMap<>();
            seen.forEach(entry -> byNonce.put(entry.nonce(), entry));
            findings.unless(byNonce.size() == seen.size(), host + " holds a nonce more than once");
            for (HistoryEntry entry : wanted) {
                HistoryEntry other = byNonce.get(entry.nonce());
                if (other == null) {
                    findings.add(host + " lacks nonce " + entry.nonce() + ", which " + reference + " holds");
                } else {
                    difference(entry, other, "on " + host + ", compared with " + reference, findings);
                }
            }
        }

        @Override
        String where(Map<String, List<HistoryEntry>> byHost) {
            return "GET diffs on " + String.join(", ", new TreeMap<>(byHost).keySet());
        }
    }
}
