package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.Answer;

/** Judges one whole answer. */
abstract class AnswerMatcher extends DocumentMatcher<Answer> {
    AnswerMatcher(String wanted) {
        super(Answer.class, wanted);
    }

    @Override
    final String where(Answer answer) {
        return answer.where();
    }
}
