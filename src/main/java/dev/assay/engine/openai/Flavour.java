package dev.assay.engine.openai;

import dev.assay.engine.text.Role;
import java.util.Map;

/**
 * How one vendor's API differs from another's of the same shape.
 *
 * @param path below which it is served, without a slash at the end; {@code /v1} for the engine's own
 * @param invalid the status of an answer to a request that breaks the schema
 * @param unknownModel the status of an answer to a request for a model that is not there
 * @param roles who may speak in a conversation, and as whom the model hears it
 * @param vendor whether clients of a vendor come here. They send pictures, which the model does not see and answers with one
 *     digit, and budgets beyond what the model holds; else these are problems
 * @param rules what else a chat request has to keep to
 * @param owner who owns the models, as the list says
 */
public record Flavour(
        String path,
        Catalogue catalogue,
        int invalid,
        int unknownModel,
        Map<String, Role> roles,
        boolean vendor,
        ChatRules rules,
        String owner) {
    private static final Map<String, Role> OWN_ROLES =
            Map.of("system", Role.SYSTEM, "user", Role.USER, "assistant", Role.ASSISTANT);

    /** The engine's own API (contract section 3). */
    static Flavour own(String label) {
        return new Flavour("/v1", Catalogue.only(label), 422, 404, OWN_ROLES, false, ChatRules.NONE, "assay");
    }

    /** The roles of OpenAI: a developer speaks as the system, a tool as the user. */
    public static final Map<String, Role> OPENAI_ROLES = Map.of(
            "system", Role.SYSTEM,
            "developer", Role.SYSTEM,
            "user", Role.USER,
            "tool", Role.USER,
            "function", Role.USER,
            "assistant", Role.ASSISTANT);

    /** Notes what else is wrong with a chat request. */
    @FunctionalInterface
    public interface ChatRules {
        ChatRules NONE = request -> {};

        void inspect(Member request);
    }
}
