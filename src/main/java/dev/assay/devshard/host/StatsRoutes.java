package dev.assay.devshard.host;

import dev.assay.devshard.host.session.HostSession;
import dev.assay.devshard.host.session.Sessions;
import dev.assay.devshard.ledger.Ledger;
import dev.assay.devshard.protocol.SlotStats;
import dev.assay.service.JsonAnswer;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * GET stats/shards (contract 2.5): the sessions this host has in memory, which after a start are all it has stored.
 * Nothing is cached: what is shown is what is on disk.
 */
final class StatsRoutes {
    private final Sessions sessions;
    private final String bindVersion;

    StatsRoutes(Sessions sessions, String bindVersion) {
        this.sessions = sessions;
        this.bindVersion = bindVersion;
    }

    void all(Context ctx) {
        SortedMap<String, HostSession> open = sessions.open();
        List<Map<String, Object>> shards = new ArrayList<>();
        long epoch = 0;
        for (HostSession session : open.values()) {
            Map<String, Object> shard = new LinkedHashMap<>();
            shard.put("escrow_id", session.terms().escrowId());
            shard.put("epoch_id", session.terms().epoch());
            shards.add(shard);
            epoch = Math.max(epoch, session.terms().epoch());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("current_epoch_id", epoch);
        body.put("active_escrows", open.keySet());
        body.put("shards", shards);
        JsonAnswer.send(ctx, body);
    }

    void one(Context ctx) {
        JsonAnswer.send(ctx, describe(EscrowPath.session(ctx, sessions).ledger()));
    }

    private Map<String, Object> describe(Ledger ledger) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("escrow_id", ledger.terms().escrowId());
        body.put("epoch_id", ledger.terms().epoch());
        body.put("nonce", ledger.nonce());
        body.put("version", bindVersion);
        body.put("state_root_and_protocol_version", ledger.terms().versionTag());
        body.put("host_stats", hostStats(ledger));
        body.put("validation_observability", observability(ledger));
        body.put("group", group(ledger));
        return body;
    }

    private static Map<Integer, Object> hostStats(Ledger ledger) {
        Map<Integer, Object> bySlot = new LinkedHashMap<>();
        for (SlotStats stats : ledger.stats()) {
            Map<String, Object> slot = new LinkedHashMap<>();
            slot.put("missed", stats.missed());
            slot.put("invalid", stats.invalid());
            slot.put("cost", stats.cost());
            slot.putAll(validations(stats.required(), stats.completed()));
            bySlot.put(stats.slot(), slot);
        }
        return bySlot;
    }

    private static Map<String, Object> observability(Ledger ledger) {
        Map<Integer, Object> bySlot = new LinkedHashMap<>();
        long required = 0;
        long completed = 0;
        for (SlotStats stats : ledger.stats()) {
            bySlot.put(stats.slot(), validations(stats.required(), stats.completed()));
            required += stats.required();
            completed += stats.completed();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("by_slot", bySlot);
        body.put("totals", validations(required, completed));
        return body;
    }

    private static Map<String, Object> validations(long required, long completed) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("required_validations", required);
        counts.put("completed_validations", completed);
        return counts;
    }

    private static List<Object> group(Ledger ledger) {
        List<Object> group = new ArrayList<>();
        for (int slot = 0; slot < ledger.terms().group().size(); slot++) {
            Map<String, Object> member = new LinkedHashMap<>();
            member.put("slot_id", slot);
            member.put("validator_address", ledger.terms().group().validator(slot));
            group.add(member);
        }
        return group;
    }
}
