package dev.assay.engine.dialect;

import dev.assay.service.ApiError;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list, as clients walk through it.
 *
 * @param hasMore whether something follows
 */
public record Page<T>(List<T> items, boolean hasMore) {
    /**
     * @param all in the order of the list
     * @param after name of the query parameter that holds the id of the last item the client has
     * @param usual how many without {@code limit}; the most are {@code most}
     * @throws ApiError 400 when the limit is no such number, or nothing has that id
     */
    public static <T> Page<T> of(Context ctx, List<T> all, Function<T, String> id, String after, int usual, int most) {
        int limit = limit(ctx, usual, most);
        int from = Optional.ofNullable(ctx.queryParam(after))
                .map(last -> indexOf(all, id, after, last) + 1)
                .orElse(0);
        int to = Math.min(all.size(), from + limit);
        return new Page<>(List.copyOf(all.subList(from, to)), to < all.size());
    }

    private static int limit(Context ctx, int usual, int most) {
        String text = ctx.queryParam("limit");
        if (text == null) {
            return usual;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw ApiError.badRequest("invalid_value", "limit: is not a whole number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    private static <T> int indexOf(List<T> all, Function<T, String> id, String after, String wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(wanted)) {
                return i;
            }
        }
        throw ApiError.badRequest("invalid_value", after + ": nothing in this list has that id");
    }

    public Optional<T> first() {
        return items.stream().findFirst();
    }

    public Optional<T> last() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(items.size() - 1));
    }
}
