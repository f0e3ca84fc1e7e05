package dev.assay.acceptance.matcher;

import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeDiagnosingMatcher;

/** Holds a whole document against what is wanted and reports every mismatch at once, and where to look. */
abstract class DocumentMatcher<T> extends TypeSafeDiagnosingMatcher<T> {
    private final String wanted;

    DocumentMatcher(Class<T> type, String wanted) {
        super(type);
        this.wanted = wanted;
    }

    abstract void judge(T document, Findings findings);

    /** The exchange a document came from; empty when there is none. */
    abstract String where(T document);

    @Override
    protected final boolean matchesSafely(T document, Description mismatch) {
        Findings findings = new Findings();
        judge(document, findings);
        if (findings.none()) {
            return true;
        }
        List<String> all = findings.all();
        mismatch.appendText(all.size() == 1 ? all.get(0) : all.size() + " mismatches");
        if (all.size() > 1) {
            all.forEach(each -> mismatch.appendText("\n          - " + each));
        }
        if (!where(document).isEmpty()) {
            mismatch.appendText("\n   where: " + where(document));
        }
        return false;
    }

    @Override
    public void describeTo(Description description) {
        description.appendText(wanted);
    }
}
