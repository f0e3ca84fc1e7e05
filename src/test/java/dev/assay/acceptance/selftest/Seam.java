package dev.assay.acceptance.selftest;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/**
 * A method of the judged, by name, with all its overloads or that of so many parameters. The wire contract is no seam: the judge reckons with the same
 * classes, and would be broken together with the judged.
 *
 * @param type below {@code dev.assay.}, nested classes after a {@code $}
 * @param parameters how many; -1 for any number
 */
record Seam(String type, String method, int parameters) {
    private static final String ROOT = "dev.assay.";
    private static final String CONTRACT = "devshard.protocol.";

    /** @param name such as {@code devshard.gateway.api.StreamedAnswer.done}, or {@code …done/1} for that of one parameter */
    static Seam of(String name) {
        int dot = name.lastIndexOf('.');
        int slash = name.indexOf('/', dot);
        if (name.startsWith(CONTRACT)) {
            throw new IllegalArgumentException(name + " is part of the wire contract, which the judge shares");
        }
        return slash < 0
                ? new Seam(name.substring(0, dot), name.substring(dot + 1), -1)
                : new Seam(
                        name.substring(0, dot),
                        name.substring(dot + 1, slash),
                        Integer.parseInt(name.substring(slash + 1)));
    }

    /** As calls name it. */
    String name() {
        return ROOT + type + "." + method;
    }

    /** @throws IllegalArgumentException there is no such class */
    Class<?> load() {
        return load(type);
    }

    /** @throws IllegalArgumentException the judged has no such class */
    static Class<?> load(String type) {
        try {
            return Class.forName(ROOT + type, true, Seam.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("the judged has no class " + ROOT + type, e);
        }
    }

    /** Those that have a body to change; none where the name is wrong. */
    List<Method> methods() {
        return Arrays.stream(load().getDeclaredMethods())
                .filter(each -> each.getName().equals(method))
                .filter(each -> parameters < 0 || each.getParameterCount() == parameters)
                .filter(each -> !Modifier.isAbstract(each.getModifiers()) && !each.isSynthetic())
                .toList();
    }
}
