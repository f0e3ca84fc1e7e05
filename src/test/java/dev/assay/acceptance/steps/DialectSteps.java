package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.client.Answer;
import dev.assay.acceptance.environment.Topology;
import dev.assay.acceptance.world.DialectEngine;
import dev.assay.acceptance.world.GeminiDialect;
import dev.assay.acceptance.world.Titled;
import dev.assay.acceptance.world.Vendor;
import dev.assay.acceptance.world.World;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** An engine that speaks the vendors' dialects: who gets in, and Gemini's own, for which there is no official client here. */
public final class DialectSteps {
    private final World world;
    private final DialectEngine engine;
    private final GeminiDialect gemini;

    public DialectSteps(World world, DialectEngine engine, GeminiDialect gemini) {
        this.world = world;
        this.engine = engine;
        this.gemini = gemini;
    }

    @ParameterType("OpenAI|Groq|xAI|Anthropic|Gemini as OpenAI|Gemini")
    public Vendor vendor(String title) {
        return Titled.find(Vendor.values(), title);
    }

    @Given("an inference engine that speaks the dialects of the vendors")
    public void anEngine() {
        world.wants(Topology.ofAnEngine());
    }

    @Then("{vendor} lets in whoever shows the right key where its clients put it")
    public void letsIn(Vendor vendor) {
        engine.modelsWithTheRightKey(vendor).mustHave(200);
    }

    @Then("{vendor} lists the models {string}, in its own shape")
    public void lists(Vendor vendor, String models) {
        assertThat("models that " + vendor.title() + " lists", engine.modelsOf(vendor), hasItems(models.split(", ")));
    }

    @Then("{vendor} refuses a key that nobody knows, in its own words")
    public void refusesUnknown(Vendor vendor) {
        refused(vendor, engine.modelsWith(vendor, vendor, "nobody-issued-this"));
    }

    @Then("{vendor} refuses the right key in another vendor's place, in its own words")
    public void refusesElsewhere(Vendor vendor) {
        refused(vendor, engine.modelsWithTheKeyElsewhere(vendor));
    }

    private static void refused(Vendor vendor, Answer answer) {
        String word =
                answer.mustHave(401).document().json().at(vendor.errorMember()).asText("nothing");
        assertThat("the kind of error at " + vendor.title(), word, equalTo(vendor.unknownKey()));
    }

    @When("Gemini is asked {string}")
    public void isAsked(String text) {
        gemini.asks(text);
    }

    @Then("Gemini's only candidate says {string}, and why it ended")
    public void says(String text) {
        assertThat("the candidate's text", gemini.text(), equalTo(text));
        assertThat(
                "why it ended",
                gemini.answer().each("candidates", candidate -> candidate.text("finishReason")),
                equalTo(List.of("STOP")));
    }

    @Then("Gemini counts {int} tokens of the answer")
    public void counts(int tokens) {
        assertThat(
                "tokens of the candidate",
                gemini.answer().at("usageMetadata").number("candidatesTokenCount"),
                equalTo((long) tokens));
    }

    @When("Gemini is asked {string} with streaming")
    public void streams(String text) {
        gemini.streams(text);
    }

    @Then("Gemini's pieces add up to {string}, and only the last says why it ended")
    public void piecesAddUp(String text) {
        assertThat("the pieces together", gemini.toldText(), equalTo(text));
        assertThat("how many pieces", gemini.pieces().size(), greaterThan(2));
        List<Integer> endings = gemini.pieces().stream()
                .filter(piece -> piece.at("/candidates/0").hasNonNull("finishReason"))
                .map(gemini.pieces()::indexOf)
                .toList();
        assertThat(
                "the pieces that say why it ended",
                endings,
                equalTo(List.of(gemini.pieces().size() - 1)));
    }

    @Then("Gemini makes the same point of 128 numbers of the same text, and another of another")
    public void points() {
        List<String> hello = gemini.point("Hello");
        assertThat(hello, hasSize(128));
        assertThat("the same text again", gemini.point("Hello"), equalTo(hello));
        assertThat("another text", gemini.point("Goodbye"), not(equalTo(hello)));
    }
}
