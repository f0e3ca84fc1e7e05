package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.EngineUnderTest;
import dev.assay.acceptance.world.Engines;
import dev.assay.acceptance.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** Which inference engine the scenario wants, and when it goes down. */
public final class EngineSteps {
    private final World world;
    private final EngineUnderTest engine;

    public EngineSteps(World world, EngineUnderTest engine) {
        this.world = world;
        this.engine = engine;
    }

    @Given("an inference engine")
    public void anEngine() {
        world.wants(Engines.plain());
    }

    @Given("an inference engine started without test mode")
    public void withoutTestMode() {
        world.wants(Engines.plain().withoutTestMode());
    }

    @Given("an inference engine without keys")
    public void withoutKeys() {
        world.wants(Engines.open(Engines.plain()));
    }

    @Given("an inference engine that knows the keys {string} and {string}")
    public void knowing(String first, String second) {
        world.wants(Engines.withKeys(Engines.plain(), first + ", " + second));
    }

    @Given("an inference engine with a default budget of {int} tokens")
    public void budgeted(int tokens) {
        world.wants(Engines.budgeted(Engines.plain(), tokens));
    }

    @Given("an inference engine by the name of {string}")
    public void named(String label) {
        world.wants(Engines.labelled(Engines.plain(), label));
    }

    @Given("an inference engine for one session at a time, without a queue")
    public void ofOneSession() {
        world.wants(Engines.ofSessions(1, 0));
    }

    @Given("an inference engine for one session at a time, with a queue of {int}")
    public void ofOneSession(int queue) {
        world.wants(Engines.ofSessions(1, queue));
    }

    @Given("an inference engine for {int} sessions at a time, with a queue of {int}")
    public void ofSessions(int sessions, int queue) {
        world.wants(Engines.ofSessions(sessions, queue));
    }

    @Given("an inference engine for one session at a time, where one may wait for {int} ms")
    public void patient(int millis) {
        world.wants(Engines.patient(Engines.ofSessions(1, 1), millis));
    }

    @Given("an inference engine whose answers may take {int} ms")
    public void withDeadline(int millis) {
        world.wants(Engines.withDeadline(Engines.plain(), millis));
    }

    @When("the engine is killed")
    public void isKilled() {
        engine.service().kill();
    }

    @When("the engine is stopped in order")
    public void isStopped() {
        engine.service().stop();
    }

    @When("the engine is started again")
    public void isStarted() {
        engine.service().start();
    }
}
