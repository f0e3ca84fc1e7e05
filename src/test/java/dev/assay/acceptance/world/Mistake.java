package dev.assay.acceptance.world;

import com.openai.errors.OpenAIServiceException;
import java.util.function.Function;

/** What an application built on the OpenAI client can get wrong, in the features' words. */
public enum Mistake implements Titled {
    WRONG_KEY("holding a wrong key", application -> application.asksWithKey("sk-nobody-issued-this")),
    UNKNOWN_MODEL("asking for an unknown model", application -> application.asksForModel("nobody/serves-this")),
    UNKNOWN_ESCROW("using an escrow nobody opened", application -> application.asksOverEscrow("987654321"));

    private final String title;
    private final Function<OpenAiApplication, OpenAIServiceException> make;

    Mistake(String title, Function<OpenAiApplication, OpenAIServiceException> make) {
        this.title = title;
        this.make = make;
    }

    @Override
    public String title() {
        return title;
    }

    OpenAIServiceException makeBy(OpenAiApplication application) {
        return make.apply(application);
    }
}
