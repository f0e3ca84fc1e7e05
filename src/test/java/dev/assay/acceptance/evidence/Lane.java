package dev.assay.acceptance.evidence;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one service (or the application) did and suffered, in the order in which it began.
 *
 * @param spans when it was down, cut off or paused
 */
record Lane(String name, List<LaneMark> marks, List<LaneSpan> spans) {
    Lane {
        marks = List.copyOf(marks);
        spans = List.copyOf(spans);
    }

    Stream<Instant> instants() {
        return Stream.concat(
                marks.stream().flatMap(mark -> Stream.of(mark.from(), mark.to())),
                spans.stream().flatMap(span -> Stream.of(span.from(), span.to())));
    }
}
