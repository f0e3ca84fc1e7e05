package dev.assay.devshard.gateway.settings;

import java.util.List;
import java.util.function.Predicate;

/**
 * All an operator may turn, as one immutable document; field names in snake case are the names in the admin API.
 *
 * @param chainRest base URL of the chain bridge
 * @param publicApi base URL of the node API; kept for the phase gate
 * @param maxInputTokensInFlight over all requests under way; 0 = unlimited
 * @param defaultAccessMode for every model that has no entry in {@code modelLimits}
 * @param defaultRequestMaxTokens granted where a request names none
 * @param requestMaxTokensCap the most a request gets; administrators are not capped
 */
public record GatewaySettings(
        String chainRest,
        String publicApi,
        String defaultModel,
        int maxConcurrentRequests,
        long maxInputTokensInFlight,
        AccessMode defaultAccessMode,
        List<ModelLimit> modelLimits,
        long defaultRequestMaxTokens,
        long requestMaxTokensCap,
        Disabled disabled,
        ParticipantThrottle participantThrottle,
        Redundancy redundancy,
        Collection collection) {
    public GatewaySettings {
        Rule.url("chain_rest", chainRest);
        Rule.url("public_api", publicApi);
        Rule.text("default_model", defaultModel);
        Rule.atLeast("max_concurrent_requests", maxConcurrentRequests, 1);
        Rule.atLeast("max_input_tokens_in_flight", maxInputTokensInFlight, 0);
        Rule.present("default_access_mode", defaultAccessMode);
        Rule.present("model_limits", modelLimits);
        Rule.atLeast("default_request_max_tokens", defaultRequestMaxTokens, 1);
        Rule.atLeast("request_max_tokens_cap", requestMaxTokensCap, 1);
        Rule.present("disabled", disabled);
        Rule.present("participant_throttle", participantThrottle);
        Rule.present("redundancy", redundancy);
        Rule.present("collection", collection);
        modelLimits = List.copyOf(modelLimits);
    }

    /** Who may ask {@code model}. */
    public AccessMode accessMode(String model) {
        return modelLimits.stream()
                .filter(limit -> limit.model().equals(model))
                .map(ModelLimit::accessMode)
                .findFirst()
                .orElse(defaultAccessMode);
    }

    /** Whether some model may be asked by callers whom {@code mode} admits. */
    public boolean admitsAnywhere(Predicate<AccessMode> mode) {
        return mode.test(defaultAccessMode)
                || modelLimits.stream().map(ModelLimit::accessMode).anyMatch(mode);
    }

    /** The same, with the endpoints that the environment repairs explicitly (contract 2.8). */
    public GatewaySettings withEndpoints(String repairedChainRest, String repairedPublicApi) {
        return new GatewaySettings(
                repairedChainRest,
                repairedPublicApi,
                defaultModel,
                maxConcurrentRequests,
                maxInputTokensInFlight,
                defaultAccessMode,
                modelLimits,
                defaultRequestMaxTokens,
                requestMaxTokensCap,
                disabled,
                participantThrottle,
                redundancy,
                collection);
    }
}
