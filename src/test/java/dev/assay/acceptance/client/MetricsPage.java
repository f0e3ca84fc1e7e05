package dev.assay.acceptance.client;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of metrics in the Prometheus text format, at one moment. */
public record MetricsPage(List<Sample> samples, String where) {
    private static final Pattern LINE =
            Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? ([-+0-9.eE]+|NaN|[+-]Inf)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    public record Sample(String name, Map<String, String> labels, double value) {}

    public MetricsPage {
        samples = List.copyOf(samples);
    }

    static MetricsPage of(Answer answer) {
        List<Sample> samples = Arrays.stream(answer.text().split("\n"))
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> sample(line, answer))
                .toList();
        return new MetricsPage(samples, answer.where());
    }

    /** The sum of all samples of this name whose labels include these; 0 when there is none. */
    public double sum(String name, String... labels) {
        return matching(name, labels).stream().mapToDouble(Sample::value).sum();
    }

    /** The one sample of this name and these labels, where it is there. */
    public OptionalDouble value(String name, String... labels) {
        return matching(name, labels).stream().mapToDouble(Sample::value).findFirst();
    }

    /** What is counted, each by its name and labels; the buckets of a histogram are one of them. */
    public Set<String> series() {
        return samples.stream().map(MetricsPage::series).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String series(Sample sample) {
        Map<String, String> labels = new TreeMap<>(sample.labels());
        String name =
                labels.remove("le") == null ? sample.name() : sample.name().replaceFirst("_bucket$", "_count");
        return name + labels;
    }

    /** @param labels names and values, one after the other */
    public List<Sample> matching(String name, String... labels) {
        return samples.stream()
                .filter(sample -> sample.name().equals(name))
                .filter(sample -> has(sample, labels))
                .toList();
    }

    private static boolean has(Sample sample, String... labels) {
        for (int i = 0; i < labels.length; i += 2) {
            if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                return false;
            }
        }
        return true;
    }

    private static Sample sample(String line, Answer answer) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new UnexpectedAnswer("a sample in the Prometheus text format", Excerpt.of(line), answer.where());
        }
        Map<String, String> labels = new TreeMap<>();
        if (matcher.group(2) != null) {
            Matcher label = LABEL.matcher(matcher.group(2));
            while (label.find()) {
                labels.put(label.group(1), label.group(2));
            }
        }
        String value = matcher.group(3);
        return new Sample(
                matcher.group(1), labels, value.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(value));
    }

    @Override
    public String toString() {
        return samples.stream()
                .map(sample -> sample.name() + sample.labels() + " " + sample.value())
                .collect(Collectors.joining("\n"));
    }
}
