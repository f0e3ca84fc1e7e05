package dev.assay.acceptance.matcher;

import static org.hamcrest.MatcherAssert.assertThat;

import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.hamcrest.StringDescription;

/** What a matcher says of something it rejects. */
final class Mismatch {
    private Mismatch() {}

    /** Fails when the matcher accepts. */
    static <T> String of(Matcher<? super T> matcher, T rejected) {
        assertThat("rejected by " + StringDescription.toString(matcher), rejected, Matchers.not(matcher));
        StringDescription description = new StringDescription();
        matcher.describeMismatch(rejected, description);
        return description.toString();
    }
}
