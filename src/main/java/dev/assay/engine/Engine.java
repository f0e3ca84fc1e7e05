package dev.assay.engine;

import dev.assay.engine.model.ModelFile;
import dev.assay.engine.model.OnnxModel;
import dev.assay.service.InstanceName;
import dev.assay.service.RunningService;
import dev.assay.service.ServiceFactory;
import dev.assay.service.Settings;

/** {@code engine}: a real language model behind the API that inference engines have. */
public final class Engine implements ServiceFactory {
    private final EngineSeams seams;

    public Engine() {
        this(EngineSeams.HONEST);
    }

    public Engine(EngineSeams seams) {
        this.seams = seams;
    }

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public RunningService start(Settings settings) {
        InstanceName instance = InstanceName.of(name(), settings);
        EngineSettings engine = EngineSettings.read(settings);
        ModelFile file = ModelFile.read(settings);
        return RunningEngine.start(instance, engine, OnnxModel.load(file.graph()), seams);
    }
}
