package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What somebody who controls the chain may ask of it, read from JSON and checked. */
final class Orders {
    /** Ids of more digits name nothing. */
    static final long MAX_ID = 999_999_999_999_999_999L;

    private static final String NAME = "[A-Za-z0-9._-]{1,64}";

    private Orders() {}

    /** Adds the escrow that the order describes, under the next free id where it names none. */
    static Escrow addEscrow(Chain chain, Field order) {
        order.only(
                "id",
                "creator",
                "slots",
                "amount",
                "epoch_index",
                "app_hash",
                "token_price",
                "create_devshard_fee",
                "fee_per_nonce",
                "inference_seal_grace_nonces",
                "inference_seal_grace_seconds",
                "auto_seal_every_n_nonces");
        Optional<Long> id = order.at("id").maybe(Orders::id);
        Escrow escrow = escrow(id.orElse(0L), order, chain.epoch());
        return id.isPresent() ? chain.add(escrow) : chain.addNext(next -> escrow(next, order, escrow.epochIndex()));
    }

    static Registration registration(Address address, Field order) {
        order.only("address", "inference_url", "validator_key");
        return new Registration(
                address,
                order.at("inference_url").required(Field::url),
                order.at("validator_key").maybe(Field::text).orElse(""));
    }

    /** Changes the parameters that are named, and no others. */
    static UnaryOperator<Params> params(Field order) {
        order.only(
                "refusal_timeout",
                "execution_timeout",
                "validation_rate",
                "vote_threshold_factor",
                "max_nonce",
                "devshard_requests_enabled");
        Optional<Long> refusal = order.at("refusal_timeout").maybe(Asked::small);
        Optional<Long> execution = order.at("execution_timeout").maybe(Asked::small);
        Optional<Long> rate = order.at("validation_rate").maybe(Asked::small);
        Optional<Long> factor = order.at("vote_threshold_factor").maybe(field -> field.unsigned(100));
        Optional<Long> maxNonce = order.at("max_nonce").maybe(Asked::small);
        Optional<Boolean> enabled = order.at("devshard_requests_enabled").maybe(Field::flag);
        return old -> new Params(
                refusal.orElse(old.refusalTimeout()),
                execution.orElse(old.executionTimeout()),
                rate.orElse(old.validationRate()),
                factor.orElse(old.voteThresholdFactor()),
                maxNonce.orElse(old.maxNonce()),
                enabled.orElse(old.requestsEnabled()));
    }

    static long epoch(Field order) {
        return order.only("index").at("index").required(Asked::amount);
    }

    static List<ApprovedVersion> versions(Field order) {
        List<ApprovedVersion> versions = order.each(Orders::version);
        HashSet<String> names = new HashSet<>();
        for (ApprovedVersion version : versions) {
            if (!names.add(version.name())) {
                throw ApiError.badRequest("invalid_field", "name: \"" + version.name() + "\" is listed twice");
            }
        }
        return versions;
    }

    static List<Grantee> grantees(Field order) {
        return order.only("grantees").at("grantees").required(list -> list.each(Orders::grantee));
    }

    private static Escrow escrow(long id, Field order, long currentEpoch) {
        return new Escrow(
                id,
                order.at("creator").required(Asked::address),
                order.at("slots").required(Orders::slots),
                order.at("amount").required(Asked::amount),
                order.at("epoch_index").maybe(Asked::amount).orElse(currentEpoch),
                order.at("app_hash").maybe(Orders::hex).orElse("00".repeat(32)),
                false,
                order.at("token_price").maybe(Asked::amount).orElse(0L),
                order.at("create_devshard_fee").maybe(Asked::amount).orElse(0L),
                order.at("fee_per_nonce").maybe(Asked::amount).orElse(0L),
                new Escrow.SealTerms(
                        order.at("inference_seal_grace_nonces")
                                .maybe(Asked::small)
                                .orElse(0L),
                        order.at("inference_seal_grace_seconds")
                                .maybe(Asked::small)
                                .orElse(0L),
                        order.at("auto_seal_every_n_nonces").maybe(Asked::small).orElse(0L)));
    }

    private static long id(Field field) {
        long id = field.unsigned(MAX_ID);
        if (id == 0) {
            throw field.invalid("is not an id; ids begin at 1");
        }
        return id;
    }

    private static List<Address> slots(Field field) {
        List<Address> slots = field.each(Asked::address);
        if (slots.isEmpty() || slots.size() > Group.MAX_SLOTS) {
            throw ApiError.badRequest(
                    "invalid_field", "slots: has " + slots.size() + " addresses, not 1 to " + Group.MAX_SLOTS);
        }
        return slots;
    }

    private static ApprovedVersion version(Field version) {
        version.only("name", "binary", "sha256");
        return new ApprovedVersion(
                version.at("name").required(name -> matching(name, NAME, "is not a version's name")),
                version.at("binary").maybe(Field::text).orElse(""),
                version.at("sha256")
                        .maybe(hash -> matching(hash, "[0-9a-f]{64}", "is not 64 hexadecimal digits"))
                        .orElse(""));
    }

    private static Grantee grantee(Field grantee) {
        grantee.only("address", "pub_key");
        return new Grantee(
                grantee.at("address").required(Asked::address),
                grantee.at("pub_key").maybe(Field::text).orElse(""));
    }

    private static String hex(Field field) {
        return matching(field, "([0-9a-f]{2})*", "is not lower case hexadecimal");
    }

    private static String matching(Field field, String pattern, String rule) {
        String text = field.text();
        if (!text.matches(pattern)) {
            throw field.invalid(rule);
        }
        return text;
    }
}
