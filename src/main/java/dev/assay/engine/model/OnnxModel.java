package dev.assay.engine.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.assay.engine.text.Tokens;
import dev.assay.engine.text.Vocabulary;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;

/** The model card's graph in ONNX Runtime: one thread a call, the cache stays in the runtime's own memory. */
public final class OnnxModel implements LanguageModel {
    private static final int CONTEXT = 1024;
    private static final int LAYERS = 4;
    private static final int HEADS = 4;
    private static final int HEAD_WIDTH = 32;
    private static final int WIDTH = HEADS * HEAD_WIDTH;

    private static final Set<String> TO_GO_ON = Set.of("logits", "present");
    private static final Set<String> TO_EMBED = Set.of("hidden");

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    private OnnxModel(byte[] graph) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            session = environment.createSession(graph, options);
        }
    }

    /** @throws ModelFailure when the runtime does not take the graph */
    public static OnnxModel load(byte[] graph) {
        try {
            return new OnnxModel(graph);
        } catch (OrtException e) {
            throw new ModelFailure("the runtime does not take the model", e);
        }
    }

    @Override
    public int context() {
        return CONTEXT;
    }

    @Override
    public Cache empty() {
        try {
            long[] shape = {LAYERS, 2, 1, HEADS, 0, HEAD_WIDTH};
            return new TensorCache(OnnxTensor.createTensor(environment, FloatBuffer.allocate(0), shape), 0);
        } catch (OrtException e) {
            throw new ModelFailure("no cache could be made", e);
        }
    }

    @Override
    public Step read(Cache past, Tokens next) {
        TensorCache cache = (TensorCache) past;
        try (OnnxTensor ids = ids(next)) {
            OrtSession.Result result = session.run(Map.of("input_ids", ids, "past", cache.tensor()), TO_GO_ON);
            try (OnnxTensor logits = tensor(result, "logits")) {
                OnnxTensor present = tensor(result, "present");
                return new Step(new TensorCache(present, cache.length() + next.size()), lastRow(logits));
            }
        } catch (OrtException e) {
            throw new ModelFailure("the model could not be computed", e);
        }
    }

    @Override
    public float[] embed(Tokens text) {
        try (Cache nothing = empty();
                OnnxTensor ids = ids(text);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "past", ((TensorCache) nothing).tensor()), TO_EMBED)) {
            return mean(tensor(result, "hidden").getFloatBuffer(), text.size());
        } catch (OrtException e) {
            throw new ModelFailure("the model could not be computed", e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelFailure("the model could not be let go", e);
        }
    }

    private OnnxTensor ids(Tokens tokens) throws OrtException {
        LongBuffer ids = LongBuffer.wrap(tokens.stream().asLongStream().toArray());
        return OnnxTensor.createTensor(environment, ids, new long[] {1, tokens.size()});
    }

    private static OnnxTensor tensor(OrtSession.Result result, String name) {
        OnnxValue value = result.get(name).orElseThrow(() -> new ModelFailure("the graph has no output " + name, null));
        return (OnnxTensor) value;
    }

    private static float[] lastRow(OnnxTensor logits) {
        FloatBuffer all = logits.getFloatBuffer();
        float[] last = new float[Vocabulary.SIZE];
        all.get(all.limit() - Vocabulary.SIZE, last);
        return last;
    }

    private static float[] mean(FloatBuffer rows, int count) {
        float[] mean = new float[WIDTH];
        for (int i = 0; i < count * WIDTH; i++) {
            mean[i % WIDTH] += rows.get(i) / count;
        }
        return mean;
    }

    private record TensorCache(OnnxTensor tensor, int length) implements Cache {
        @Override
        public long size() {
            return tensor.getInfo().getNumElements() * Float.BYTES;
        }

        @Override
        public void close() {
            tensor.close();
        }
    }
}
