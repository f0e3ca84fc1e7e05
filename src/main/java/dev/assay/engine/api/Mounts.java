package dev.assay.engine.api;

import dev.assay.service.ApiError;
import dev.assay.service.ErrorShape;
import io.javalin.config.RoutesConfig;
import java.util.Comparator;
import java.util.List;

/** All APIs of the engine; the longest path that fits decides which one a request means. */
public final class Mounts implements ErrorShape {
    private final List<Mount> longestFirst;

    /** @param mounts among them one with an empty path, which takes what nobody else does */
    public Mounts(List<Mount> mounts) {
        longestFirst = mounts.stream()
                .sorted(Comparator.comparingInt((Mount mount) -> mount.path().length())
                        .reversed())
                .toList();
    }

    public void register(RoutesConfig routes, List<String> keys) {
        new AccessControl(keys, this).register(routes);
        longestFirst.forEach(mount -> mount.register(routes));
    }

    Mount of(String path) {
        return longestFirst.stream()
                .filter(mount -> (path + "/").startsWith(mount.path() + "/"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Object body(ApiError error) {
        return body(error, "/");
    }

    @Override
    public Object body(ApiError error, String path) {
        return of(path).errors().body(error);
    }
}
