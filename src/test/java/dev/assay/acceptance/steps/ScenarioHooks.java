package dev.assay.acceptance.steps;

import dev.assay.acceptance.environment.Capability;
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

    @Before("@own-engine")
    public void theScenarioWantsWhatOnlyAssaysOwnEngineHas() {
        world.needs(Capability.OWN_ENGINE);
    }

    @After
    public void whatHappenedIsWrittenDown(Scenario scenario) {
        world.evidence().attachTo(scenario);
    }
}
