package dev.assay.acceptance.world;

import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import dev.assay.acceptance.client.ChatRequest;
import java.util.function.Function;

/** What can be wrong with a chat request, in the features' words. */
public enum WrongRequest implements Titled {
    NO_MESSAGES("without messages", request -> request.without("messages").bytes()),
    MESSAGES_NOT_A_LIST("whose messages are not a list", request -> request.with("messages", TextNode.valueOf("hello"))
            .bytes()),
    UNKNOWN_MODEL("for a model nobody serves", request -> request.with("model", "nobody/serves-this")
            .bytes()),
    NOT_JSON("that is not JSON", request -> request.bytes().substring(1)),
    TOO_LARGE("larger than 10 MiB", request -> request.with("user", "x".repeat(10 * 1024 * 1024))
            .bytes());

    private final String title;
    private final Function<ChatRequest, ByteString> spoil;

    WrongRequest(String title, Function<ChatRequest, ByteString> spoil) {
        this.title = title;
        this.spoil = spoil;
    }

    @Override
    public String title() {
        return title;
    }

    public ByteString spoil(ChatRequest right) {
        return spoil.apply(right);
    }
}
