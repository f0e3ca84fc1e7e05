package dev.assay.engine.schedule;

import java.time.Duration;

/**
 * @param sessions at work at a time, at least 1
 * @param queue how many more may wait; 0 = whoever finds no room is refused at once
 * @param patience how long one may wait
 * @param deadline how long a session may take, from its admission on
 */
public record Limits(int sessions, int queue, Duration patience, Duration deadline) {}
