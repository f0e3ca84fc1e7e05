package dev.assay.acceptance.steps;

import dev.assay.acceptance.world.World;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;

/** What happens around every scenario. */
public final class ScenarioHooks {
    private final World world;

    public ScenarioHooks(World world) {
        this.world = world;
    }

    @Before("@exclusive")
    public void theScenarioHasItsNetworkToItself() {
        world.alone();
    }

    @After
    public void whatHappenedIsWrittenDown(Scenario scenario) {
        world.evidence().attachTo(scenario);
    }
}
