package dev.assay.acceptance.matcher;

import java.util.ArrayList;
import java.util.List;

/** Judges a sequence as a whole. */
abstract class ListMatcher<E> extends DocumentMatcher<Iterable<E>> {
    @SuppressWarnings({"unchecked", "rawtypes"})
    ListMatcher(String wanted) {
        super((Class) Iterable.class, wanted);
    }

    abstract void judge(List<E> elements, Findings findings);

    @Override
    final void judge(Iterable<E> sequence, Findings findings) {
        List<E> elements = new ArrayList<>();
        sequence.forEach(elements::add);
        judge(elements, findings);
    }

    @Override
    final String where(Iterable<E> sequence) {
        return "";
    }
}
