package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.assay.acceptance.world.Points;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Texts as points. */
public final class EnginePointSteps {
    private final Points points;

    public EnginePointSteps(Points points) {
        this.points = points;
    }

    @When("the engine makes points of {string}, {string} and {string}")
    public void makesPoints(String first, String second, String third) {
        points.asks("float", List.of(first, second, third));
    }

    @Then("there are {int} points of {int} numbers, each of length 1, and {int} tokens are counted")
    public void thereArePoints(int count, int width, long tokens) {
        assertThat("points", points.all(), hasSize(count));
        assertThat(
                "numbers of each point", points.all().stream().map(List::size).toList(), everyItem(equalTo(width)));
        assertThat(
                "length of each point",
                points.all().stream().map(Points::length).toList(),
                everyItem(closeTo(1, 1e-5)));
        assertThat("tokens", points.tokens(), equalTo(tokens));
    }

    @Then("the first and the third are the same point, and the second is another")
    public void firstAndThird() {
        assertThat("the third point", points.all().get(2), equalTo(points.all().get(0)));
        assertThat(
                "the second point",
                points.all().get(1),
                not(equalTo(points.all().get(0))));
    }

    @Then("as bytes in base64 {string}, {string} and {string} are the same points, number by number")
    public void theSameInBase64(String first, String second, String third) {
        List<List<Float>> numbers = points.all();
        points.asks("base64", List.of(first, second, third));
        assertThat("the points from base64", points.all(), equalTo(numbers));
    }
}
