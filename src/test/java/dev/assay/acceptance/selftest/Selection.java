package dev.assay.acceptance.selftest;

import dev.assay.acceptance.environment.Closest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which mutants a person asked for. */
final class Selection {
    private static final String SAMPLE = "sample";

    private Selection() {}

    /**
     * @param asked names separated by commas or spaces; {@code sample} for the first of each family; blank for all
     * @throws IllegalArgumentException a name that no mutant has; the message lists what there is
     */
    static List<Mutant> of(String asked, List<List<Mutant>> families) {
        List<Mutant> all = families.stream().flatMap(List::stream).toList();
        List<String> names = Arrays.stream(asked.split("[,\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
        if (names.isEmpty()) {
            return all;
        }
        if (names.equals(List.of(SAMPLE))) {
            return families.stream().map(family -> family.get(0)).toList();
        }
        Map<String, Mutant> byName = new LinkedHashMap<>();
        all.forEach(mutant -> byName.put(mutant.name(), mutant));
        return names.stream().distinct().map(name -> find(name, byName)).toList();
    }

    private static Mutant find(String name, Map<String, Mutant> byName) {
        Mutant found = byName.get(name);
        if (found == null) {
            String close = Closest.to(name, byName.keySet())
                    .map(other -> "; did you mean " + other + "?")
                    .orElse(".");
            throw new IllegalArgumentException(
                    "There is no mutant " + name + close + " There are: " + String.join(", ", byName.keySet()));
        }
        return found;
    }
}
