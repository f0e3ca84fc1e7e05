package dev.assay.devshard.host.validation;

import dev.assay.devshard.host.engine.Completion;
import dev.assay.devshard.host.engine.Engine;
import dev.assay.devshard.host.engine.EngineFailure;
import dev.assay.devshard.host.engine.Prompt;
import dev.assay.devshard.host.session.ResponseValidator;
import dev.assay.devshard.ledger.SessionTerms;
import dev.assay.devshard.protocol.CanonicalJson;
import dev.assay.devshard.protocol.Inference;
import dev.assay.devshard.protocol.MalformedMessage;
import java.util.Optional;

/**
 * Runs the work again on this host's own engine: response hash and both token counts must come out equal. An executor that
 * shows a prompt the record does not commit to has no honest work to show. Where no prompt can be had and the engine needs
 * one, the verdict is the upstream stub's: valid (contract 8).
 */
public final class EngineValidator implements ResponseValidator {
    private final Engine engine;
    private final PayloadSource payloads;

    public EngineValidator(Engine engine, PayloadSource payloads) {
        this.engine = engine;
        this.payloads = payloads;
    }

    @Override
    public boolean isValid(SessionTerms terms, Inference record) {
        Optional<Completion> only = engine.only();
        if (only.isPresent()) {
            return matches(only.get(), record);
        }
        return payloads.prompt(terms, record)
                .map(prompt -> isCommitted(prompt, record) && matches(run(prompt, record), record))
                .orElse(true);
    }

    private Completion run(byte[] prompt, Inference record) {
        try {
            return engine.complete(
                    new Prompt(prompt, record.model(), record.maxTokens(), record.startedAt()), Engine.Lines.IGNORED);
        } catch (EngineFailure e) {
            throw new IllegalStateException("the engine has no answer to compare with", e);
        }
    }

    private static boolean isCommitted(byte[] prompt, Inference record) {
        try {
            return CanonicalJson.promptHash(prompt).byteString().equals(record.promptHash());
        } catch (MalformedMessage e) {
            return false;
        }
    }

    private static boolean matches(Completion honest, Inference record) {
        return honest.responseHash().byteString().equals(record.responseHash())
                && honest.inputTokens() == record.inputTokens()
                && honest.outputTokens() == record.outputTokens();
    }
}
