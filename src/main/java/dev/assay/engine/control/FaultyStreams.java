package dev.assay.engine.control;

import dev.assay.engine.api.EventStream;
import dev.assay.engine.api.EventStreams;
import dev.assay.service.ClientGone;
import dev.assay.service.fault.Fault;
import io.javalin.http.Context;
import java.util.Optional;

/** Streams that are cut, or hold garbage. */
final class FaultyStreams implements EventStreams {
    private static final String AFTER = "after_events";

    private final EventStreams honest;
    private final Struck struck;

    FaultyStreams(EventStreams honest, Struck struck) {
        this.honest = honest;
        this.struck = struck;
    }

    @Override
    public EventStream open(Context ctx) {
        Optional<Fault> cut = struck.by(EngineFault.CUT_STREAM, ctx);
        Optional<Fault> garbage = struck.by(EngineFault.GARBAGE_EVENT, ctx);
        EventStream stream = honest.open(ctx);
        return cut.isEmpty() && garbage.isEmpty() ? stream : new Faulty(stream, cut, garbage);
    }

    private static final class Faulty implements EventStream {
        private final EventStream honest;
        private final Optional<Fault> cut;
        private final Optional<Fault> garbage;
        private int count;

        Faulty(EventStream honest, Optional<Fault> cut, Optional<Fault> garbage) {
            this.honest = honest;
            this.cut = cut;
            this.garbage = garbage;
        }

        @Override
        public void data(String line) {
            strike();
            honest.data(line);
            count++;
        }

        @Override
        public void event(String name, String line) {
            strike();
            honest.event(name, line);
            count++;
        }

        @Override
        public void close() {
            honest.close();
        }

        @Override
        public void abort() {
            honest.abort();
        }

        private void strike() {
            garbage.filter(fault -> fault.number(AFTER) == count)
                    .ifPresent(fault -> honest.data("{\"choices\":[{\"delta\":{\"content\":\"br"));
            if (cut.filter(fault -> fault.number(AFTER) == count).isPresent()) {
                honest.abort();
                throw ClientGone.cutOff();
            }
        }
    }
}
