package dev.assay.acceptance.world;

/** The vendors whose dialects an engine speaks: where each is mounted, how it lets in, and how its errors look. */
public enum Vendor implements Titled {
    OPENAI("OpenAI", "/openai/v1", "/models", "Authorization", "Bearer ", "/error/type", "authentication_error"),
    GROQ("Groq", "/groq/openai/v1", "/models", "Authorization", "Bearer ", "/error/type", "authentication_error"),
    XAI("xAI", "/xai/v1", "/models", "Authorization", "Bearer ", "/error/type", "authentication_error"),
    ANTHROPIC("Anthropic", "/anthropic/v1", "/models", "x-api-key", "", "/error/type", "authentication_error"),
    GEMINI("Gemini", "/gemini", "/v1beta/models", "x-goog-api-key", "", "/error/status", "UNAUTHENTICATED"),
    GEMINI_AS_OPENAI(
            "Gemini as OpenAI",
            "/gemini/v1beta/openai",
            "/models",
            "Authorization",
            "Bearer ",
            "/error/type",
            "authentication_error");

    private final String title;
    private final String mount;
    private final String models;
    private final String header;
    private final String scheme;
    private final String errorMember;
    private final String unknownKey;

    Vendor(
            String title,
            String mount,
            String models,
            String header,
            String scheme,
            String errorMember,
            String unknownKey) {
        this.title = title;
        this.mount = mount;
        this.models = models;
        this.header = header;
        this.scheme = scheme;
        this.errorMember = errorMember;
        this.unknownKey = unknownKey;
    }

    @Override
    public String title() {
        return title;
    }

    String mount() {
        return mount;
    }

    String models() {
        return mount + models;
    }

    /** The header its clients put a key into. */
    String header() {
        return header;
    }

    String shown(String key) {
        return scheme + key;
    }

    /** JSON pointer to the word that says what kind of error it is. */
    public String errorMember() {
        return errorMember;
    }

    /** That word for a key that nobody knows. */
    public String unknownKey() {
        return unknownKey;
    }
}
