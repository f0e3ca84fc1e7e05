package dev.assay.devshard.chain;

import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.Group;
import dev.assay.service.ApiError;
import dev.assay.service.Field;
import dev.assay.service.HttpAddress;
import dev.assay.service.InvalidSetting;
import dev.assay.service.Json;
import dev.assay.service.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the chain knows at its start, from the environment (names of contract 2.6): participants and slots from {@code
 * DEVSHARD_E2E_HOSTS}, one escrow if {@code DEVSHARD_E2E_ESCROW_ID} or {@code DEVSHARD_E2E_CREATOR_ADDRESS} is set,
 * grants, epoch, parameters ({@code DEVSHARD_REFUSAL_TIMEOUT} and others, as a host takes them, contract 7); then from
 * the JSON file {@code MOCK_CHAIN_CONFIG}, whose fields are named and shaped as in the control routes.
 */
final class Seed {
    private static final String HOSTS = "DEVSHARD_E2E_HOSTS";
    private static final String GRANTS = "DEVSHARD_E2E_WARM_GRANTS";
    private static final String CREATOR = "DEVSHARD_E2E_CREATOR_ADDRESS";
    private static final String ESCROW_ID = "DEVSHARD_E2E_ESCROW_ID";
    private static final String APP_HASH = "DEVSHARD_E2E_APP_HASH";
    private static final String CONFIG = "MOCK_CHAIN_CONFIG";

    private final Settings settings;

    Seed(Settings settings) {
        this.settings = settings;
    }

    /** @throws InvalidSetting naming the variable at fault */
    Chain chain() {
        long epoch = settings.unsigned("DEVSHARD_E2E_EPOCH_ID", 1);
        Chain chain = new Chain(epoch, threshold());
        chain.change(this::params);
        List<Registration> hosts = hosts();
        hosts.forEach(chain::register);
        escrow(hosts, epoch).ifPresent(chain::add);
        grants(chain);
        settings.optional(CONFIG).ifPresent(file -> configure(chain, file));
        return chain;
    }

    private Params params(Params otherwise) {
        return new Params(
                small("DEVSHARD_REFUSAL_TIMEOUT", otherwise.refusalTimeout()),
                small("DEVSHARD_EXECUTION_TIMEOUT", otherwise.executionTimeout()),
                small("DEVSHARD_VALIDATION_RATE", otherwise.validationRate()),
                settings.between("DEVSHARD_VOTE_THRESHOLD_FACTOR", 0, 100, (int) otherwise.voteThresholdFactor()),
                small("DEVSHARD_MAX_NONCE", otherwise.maxNonce()),
                otherwise.requestsEnabled());
    }

    private long small(String name, long otherwise) {
        return settings.between(name, 0, Asked.MAX_32_BIT, otherwise);
    }

    private ValidationThreshold threshold() {
        ValidationThreshold otherwise = ValidationThreshold.DEFAULT;
        return new ValidationThreshold(
                settings.unsigned("DEVSHARD_E2E_VALIDATION_THRESHOLD_VALUE", otherwise.value()),
                settings.between("DEVSHARD_E2E_VALIDATION_THRESHOLD_EXPONENT", -18, 18, otherwise.exponent()));
    }

    /** One entry a slot: an address that holds two slots is listed twice. */
    private List<Registration> hosts() {
        List<Registration> hosts = new ArrayList<>();
        for (String entry : settings.csv(HOSTS)) {
            String[] parts = pair(HOSTS, entry, "is not address=url");
            URI url = HttpAddress.parse(parts[1]).orElseThrow(() -> InvalidSetting.of(HOSTS, entry, HttpAddress.RULE));
            hosts.add(new Registration(address(HOSTS, parts[0]), url, ""));
        }
        return hosts;
    }

    private Optional<Escrow> escrow(List<Registration> hosts, long epoch) {
        long id = settings.between(ESCROW_ID, 1, Orders.MAX_ID, 1);
        long amount = settings.unsigned("DEVSHARD_E2E_AMOUNT", 1_000_000);
        long price = settings.unsigned("DEVSHARD_E2E_TOKEN_PRICE", 1);
        String appHash = settings.text(APP_HASH, "00".repeat(32));
        if (!appHash.matches("([0-9a-f]{2})+")) {
            throw InvalidSetting.of(APP_HASH, appHash, "is not lower case hexadecimal");
        }
        if (settings.optional(ESCROW_ID).isEmpty() && settings.optional(CREATOR).isEmpty()) {
            return Optional.empty();
        }
        Address creator = address(CREATOR, settings.required(CREATOR, "the address of the escrow's creator"));
        List<Address> slots = hosts.stream().map(Registration::address).toList();
        if (slots.isEmpty()) {
            throw InvalidSetting.missing(HOSTS, "address=url for each slot of the escrow");
        }
        if (slots.size() > Group.MAX_SLOTS) {
            throw InvalidSetting.of(HOSTS, slots.size() + " entries", "are more than " + Group.MAX_SLOTS);
        }
        return Optional.of(
                new Escrow(id, creator, slots, amount, epoch, appHash, false, price, 0, 0, Escrow.SealTerms.DEFAULT));
    }

    private void grants(Chain chain) {
        for (String entry : settings.csv(GRANTS)) {
            String[] parts = pair(GRANTS, entry, "is not validator=key|key");
            List<Grantee> grantees = Arrays.stream(parts[1].split("\\|"))
                    .map(key -> new Grantee(address(GRANTS, key.strip()), ""))
                    .toList();
            chain.grant(address(GRANTS, parts[0]), grantees);
        }
    }

    private void configure(Chain chain, String file) {
        try {
            Field config = Field.body(Json.object(Files.readAllBytes(Path.of(file))));
            config.only("epoch", "params", "versions", "participants", "escrows", "grants");
            config.at("epoch").maybe(Orders::epoch).ifPresent(chain::epoch);
            config.at("params").maybe(Orders::params).ifPresent(chain::change);
            config.at("versions").maybe(Orders::versions).ifPresent(chain::versions);
            config.at("participants").maybe(list -> list.each(Seed::registration)).stream()
                    .flatMap(List::stream)
                    .forEach(chain::register);
            config.at("escrows").maybe(list -> list.each(order -> Orders.addEscrow(chain, order)));
            config.at("grants").maybe(grants -> grant(chain, grants));
        } catch (ApiError e) {
            throw InvalidSetting.of(CONFIG, file, "says what cannot be: " + e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            throw InvalidSetting.of(CONFIG, file, "cannot be read: " + e.getMessage());
        }
    }

    private static Registration registration(Field participant) {
        return Orders.registration(participant.at("address").required(Asked::address), participant);
    }

    private static Field grant(Chain chain, Field grants) {
        for (String validator : grants.names()) {
            Address address = Address.parse(validator);
            chain.grant(address, Orders.grantees(grants.at(validator)));
        }
        return grants;
    }

    private static String[] pair(String variable, String entry, String rule) {
        String[] parts = entry.split("=", 2);
        if (parts.length != 2 || parts[1].isBlank()) {
            throw InvalidSetting.of(variable, entry, rule);
        }
        return new String[] {parts[0].strip(), parts[1].strip()};
    }

    private static Address address(String variable, String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException e) {
            throw InvalidSetting.of(variable, text, "is not an address");
        }
    }
}
