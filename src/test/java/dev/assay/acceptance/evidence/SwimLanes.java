package dev.assay.acceptance.evidence;

import dev.assay.acceptance.environment.ServiceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what happened in a scenario into lanes: one for the application, one for each service. Requests between services are
 * taken from the services' own logs, faults and restarts from the scenario's happenings. A scenario in which nothing was
 * done to a service has no lanes.
 */
final class SwimLanes {
    static final String APPLICATION = "application";

    private final Instant start;
    private final Places places;
    private final List<Happening> happenings;

    /** @param happenings in order */
    SwimLanes(Instant start, Places places, List<Happening> happenings) {
        this.start = start;
        this.places = places;
        this.happenings = happenings;
    }

    /** Whether there is something to see: a service was stopped, started or told to misbehave. */
    boolean wanted(Iterable<String> services) {
        for (String service : services) {
            if (!toldOf(service).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** @param logs each service's log lines, in the order in which lanes are wanted */
    List<Lane> of(Map<String, List<String>> logs) {
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane(APPLICATION, asked(), List.of()));
        logs.forEach((service, lines) -> lanes.add(service(service, lines)));
        return lanes;
    }

    private List<LaneMark> asked() {
        return spoken().stream()
                .filter(spoken -> isAsked(spoken.exchange().uri().getPath()))
                .map(LaneMark::of)
                .toList();
    }

    private static boolean isAsked(String path) {
        return path.endsWith("/chat/completions") || path.endsWith("/finalize");
    }

    private Lane service(String service, List<String> lines) {
        List<LaneMark> marks = new ArrayList<>();
        lines.stream()
                .map(ServedRequest::parse)
                .flatMap(Optional::stream)
                .filter(request -> !request.at().isBefore(start))
                .filter(request -> request.method().equals("POST") || !isHousekeeping(request.path()))
                .map(LaneMark::of)
                .forEach(marks::add);
        List<Happening.Told> told = toldOf(service);
        told.stream().map(LaneMark::fault).forEach(marks::add);
        marks.sort(Comparator.comparing(LaneMark::from));
        return new Lane(service, marks, spans(told));
    }

    /** What somebody asks all the time, to know whether all is well. */
    private static boolean isHousekeeping(String path) {
        return path.endsWith("/health") || path.endsWith("/status") || path.endsWith("/state");
    }

    private List<LaneSpan> spans(List<Happening.Told> told) {
        List<LaneSpan> spans = new ArrayList<>();
        Map<LaneSpan.Kind, Instant> open = new EnumMap<>(LaneSpan.Kind.class);
        for (Happening.Told event : told) {
            for (LaneSpan.Kind kind : LaneSpan.Kind.values()) {
                if (kind.beginsWith(event.event())) {
                    open.putIfAbsent(kind, event.at());
                } else if (kind.endsWith(event.event()) && open.containsKey(kind)) {
                    spans.add(new LaneSpan(open.remove(kind), event.at(), kind));
                }
            }
        }
        open.forEach((kind, since) -> spans.add(new LaneSpan(since, lastInstant(), kind)));
        return spans;
    }

    private Instant lastInstant() {
        return happenings.get(happenings.size() - 1).at();
    }

    private List<Happening.Told> toldOf(String service) {
        return happenings.stream()
                .filter(Happening.Told.class::isInstance)
                .map(Happening.Told.class::cast)
                .filter(told -> told.subject().equals(service))
                .toList();
    }

    private List<Happening.Spoken> spoken() {
        return happenings.stream()
                .filter(Happening.Spoken.class::isInstance)
                .map(Happening.Spoken.class::cast)
                .filter(spoken -> spoken.exchange().method().equals("POST"))
                .filter(spoken -> places.of(spoken.exchange().uri()).equals(ServiceName.GATEWAY))
                .toList();
    }
}
