package dev.assay;

import java.util.List;

/** Nobody knows a service of this name. */
final class UnknownService extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnknownService(String name, List<String> known) {
        super("there is no service \"" + name.replaceAll("\\p{Cntrl}+", " ") + "\"; there are "
                + String.join(", ", known));
    }
}
