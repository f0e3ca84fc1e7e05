package dev.assay.engine.openai;

import dev.assay.engine.api.InvalidRequest;
import java.util.List;
import java.util.Optional;

/** Which model names an API knows. All are names of the one model. */
public interface Catalogue {
    /** In the order in which they are listed. */
    List<String> names();

    /**
     * The name an answer carries.
     *
     * @param asked what the request says
     * @return empty when there is no such model
     */
    Optional<String> answering(String asked);

    /** Whatever is asked for, this one answers under its own name (contract section 3). */
    static Catalogue only(String name) {
        return new Catalogue() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public Optional<String> answering(String asked) {
                return Optional.of(name);
            }
        };
    }

    /** These names, each answering under its own. */
    static Catalogue of(List<String> names) {
        List<String> all = List.copyOf(names);
        return new Catalogue() {
            @Override
            public List<String> names() {
                return all;
            }

            @Override
            public Optional<String> answering(String asked) {
                return Optional.of(asked).filter(all::contains);
            }
        };
    }

    /** @throws InvalidRequest of this status when there is no such model */
    default String resolve(String asked, int status) {
        return answering(asked)
                .orElseThrow(() -> new InvalidRequest(
                        status, "model_not_found", "model", "there is no model \"" + asked + "\" here"));
    }
}
