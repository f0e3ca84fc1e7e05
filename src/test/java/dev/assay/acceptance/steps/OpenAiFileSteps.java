package dev.assay.acceptance.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.assay.acceptance.world.OpenAiFiles;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Files that the official OpenAI client hands in at an engine. */
public final class OpenAiFileSteps {
    private final OpenAiFiles files;

    public OpenAiFileSteps(OpenAiFiles files) {
        this.files = files;
    }

    @When("the official OpenAI client hands in a file {string}, and then a file {string}")
    public void handsIn(String first, String second) {
        files.handsIn(first);
        files.handsIn(second);
    }

    @Then("it lists the file {string} before {string}")
    public void lists(String first, String second) {
        assertThat("the files in the order of the list", files.listed(), equalTo(List.of(first, second)));
    }

    @Then("each file, read again, is what was handed in, byte for byte")
    public void areTheSame() {
        files.names()
                .forEach(name -> assertThat("the bytes of " + name, files.read(name), equalTo(files.handedIn(name))));
    }

    @When("it deletes the file {string}")
    public void deletes(String name) {
        files.deletes(name);
    }

    @Then("it lists the file {string} alone")
    public void listsAlone(String name) {
        assertThat("the files that are listed", files.listed(), equalTo(List.of(name)));
    }

    @Then("the file {string} is not found any more")
    public void isGone(String name) {
        assertThat("the file " + name + " is not found", files.isGone(name), is(true));
    }
}
