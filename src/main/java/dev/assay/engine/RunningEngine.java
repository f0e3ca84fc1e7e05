package dev.assay.engine;

import dev.assay.engine.api.Clients;
import dev.assay.engine.api.EngineParts;
import dev.assay.engine.api.EventStreams;
import dev.assay.engine.api.HttpClients;
import dev.assay.engine.api.Mount;
import dev.assay.engine.api.Mounts;
import dev.assay.engine.api.ServerSentEvents;
import dev.assay.engine.control.Controls;
import dev.assay.engine.dialect.Dialects;
import dev.assay.engine.generation.Generator;
import dev.assay.engine.model.LanguageModel;
import dev.assay.engine.model.ModelFile;
import dev.assay.engine.model.SharedCores;
import dev.assay.engine.openai.OpenAiMount;
import dev.assay.engine.schedule.Admission;
import dev.assay.service.Hangups;
import dev.assay.service.HttpServer;
import dev.assay.service.InstanceName;
import dev.assay.service.Metrics;
import dev.assay.service.RunningService;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** An engine that listens, and everything that ends with it. */
final class RunningEngine implements RunningService {
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);
    /** The context holds 1,024 tokens, and no file or batch is larger than this. */
    private static final long BODY_LIMIT = 16L * 1024 * 1024;

    private final InstanceName instance;
    private final EngineSettings settings;
    private final LanguageModel model;
    private final Metrics metrics = new Metrics();
    private final Admission admission;
    private final Hangups hangups;
    private final Clock clock = Clock.systemUTC();
    private final Optional<Controls> controls;
    private final EngineSeams seams;
    private final AtomicBoolean ended = new AtomicBoolean();
    private Dialects dialects;
    private HttpServer server;

    private RunningEngine(
            InstanceName instance, EngineSettings settings, LanguageModel honestModel, EngineSeams seams) {
        this.instance = instance;
        this.settings = settings;
        this.seams = seams;
        this.model = SharedCores.of(seams.model().apply(honestModel));
        this.controls = settings.testMode() ? Optional.of(new Controls(clock)) : Optional.empty();
        this.admission = new Admission(new Generator(model), settings.limits(), metrics.registry());
        this.hangups = new Hangups(instance);
    }

    /** Listens. The model is the engine's from here on, also when this fails. */
    static RunningEngine start(InstanceName instance, EngineSettings settings, LanguageModel model, EngineSeams seams) {
        RunningEngine engine = new RunningEngine(instance, settings, model, seams);
        try {
            engine.listen();
            return engine;
        } catch (RuntimeException | Error e) {
            engine.letGo();
            throw e;
        }
    }

    private void listen() {
        Clients honest = seams.clients().apply(new HttpClients(hangups, settings.conditions()));
        EventStreams streams = seams.streams().apply(ServerSentEvents.STREAMS);
        EngineParts parts = new EngineParts(
                ModelFile.CHECKSUM,
                settings.label(),
                settings.keys(),
                model.context(),
                settings.defaultMaxTokens(),
                admission,
                controls.map(own -> own.streams(streams)).orElse(streams),
                controls.map(own -> own.clients(honest)).orElse(honest),
                clock,
                clock.instant(),
                instance.logger());
        dialects = new Dialects(parts, settings.testMode());
        List<Mount> all = new ArrayList<>(dialects.mounts());
        all.add(OpenAiMount.own(parts));
        Mounts mounts = new Mounts(all);
        server = HttpServer.named(instance)
                .port(settings.port())
                .bodyLimit(BODY_LIMIT)
                .errors(mounts)
                .metrics(metrics)
                .routes(routes -> controls.ifPresent(own -> own.register(routes)))
                .routes(dialects::control)
                .routes(routes -> mounts.register(routes, settings.keys()))
                .start();
    }

    @Override
    public String name() {
        return instance.value();
    }

    @Override
    public URI url() {
        return server.url();
    }

    @Override
    public void stop() {
        if (ended.compareAndSet(false, true)) {
            admission.drain();
            controls.ifPresent(Controls::close);
            server.stop();
            letGo();
        }
    }

    @Override
    public void kill() {
        if (ended.compareAndSet(false, true)) {
            server.kill();
            letGo();
        }
    }

    /** The model is let go only when nobody computes with it any more: its memory is not Java's. */
    private void letGo() {
        if (dialects != null) {
            dialects.close();
        }
        if (admission.end(LAST_MOMENT)) {
            model.close();
        } else {
            instance.logger().warn("event=session_hangs the model stays in memory");
        }
        admission.close();
        hangups.close();
    }
}
