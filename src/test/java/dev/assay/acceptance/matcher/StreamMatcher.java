package dev.assay.acceptance.matcher;

import dev.assay.acceptance.client.StreamRecord;

/** Judges one streamed answer. */
abstract class StreamMatcher extends DocumentMatcher<StreamRecord> {
    StreamMatcher(String wanted) {
        super(StreamRecord.class, wanted);
    }

    @Override
    final String where(StreamRecord stream) {
        return stream.where();
    }
}
