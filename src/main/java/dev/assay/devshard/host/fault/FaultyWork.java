package dev.assay.devshard.host.fault;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.host.session.WorkRunner;
import dev.assay.devshard.protocol.Inference;
import dev.assay.service.fault.Fault;
import dev.assay.service.fault.FaultBook;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Work that fails, is late, hangs, or is told otherwise than it was done. */
final class FaultyWork implements WorkRunner {
    private final WorkRunner honest;
    private final FaultBook book;

    FaultyWork(WorkRunner honest, FaultBook book) {
        this.honest = honest;
        this.book = book;
    }

    @Override
    public Completion run(String escrowId, Inference record, Prompt prompt, Engine.Lines lines) throws EngineFailure {
        if (book.take(HostFault.FAIL_INFERENCE, escrowId, record.id()).isPresent()) {
            throw new EngineFailure("the engine was told to fail");
        }
        book.take(HostFault.DELAY_INFERENCE, escrowId, record.id()).ifPresent(Misconduct::pause);
        Optional<Fault> hang = book.take(HostFault.HANG_INFERENCE, escrowId, record.id());
        Engine.Lines told = hang.map(fault -> hanging(fault, lines)).orElse(lines);
        boolean corrupt = book.take(HostFault.CORRUPT_RESPONSE_BYTES, escrowId, record.id())
                .isPresent();
        hang.filter(fault -> fault.number("after_lines") == 0).ifPresent(Fault::hold);
        return honest.run(escrowId, record, prompt, corrupt ? payload -> told.line(corrupted(payload)) : told);
    }

    private static Engine.Lines hanging(Fault fault, Engine.Lines lines) {
        return new Engine.Lines() {
            private long told;

            @Override
            public void line(byte[] payload) {
                lines.line(payload);
                told++;
                if (told == fault.number("after_lines")) {
                    fault.hold();
                }
            }
        };
    }

    /** Still JSON of the same shape: one letter of each content is another. */
    private static byte[] corrupted(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8)
                .replaceAll("\"content\":\"(\\s?)[A-Za-z]", "\"content\":\"$1#")
                .getBytes(StandardCharsets.UTF_8);
    }
}
