package dev.footfall.sample;

import dev.footfall.model.Micros;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// When how much of the traffic happens: the window is cut into slices, each with its share of the
/// people's, the consumers' and the machines' hits.
final class Rhythm {

    /// Who sends hits, and the share of all hits that they send.
    enum Crowd {
        PEOPLE(0.64),
        CONSUMERS(0.24),
        MACHINES(0.12);

        final double share;

        Crowd(double share) {
            this.share = share;
        }
    }

    private static final Duration SLICE = Duration.ofMinutes(5);
    private static final int MOST_SLICES = 9_000;
    private static final long SECONDS_A_DAY = 86_400;

    /// A day differs from the usual by at most this much, up or down.
    private static final double NOISE = 0.13;

    private static final double GROWTH = 0.25;
    private static final double CONSUMERS_AT_NIGHT = 0.55;

    /// A post of the blog is on a front page from here on, as a part of the window.
    private static final double FRONT_PAGE_AT = 0.62;

    private static final double FRONT_PAGE_CROWD = 2.2;
    private static final double FRONT_PAGE_HOURS = 5;

    /// The API is in trouble from here on, as a part of the window.
    private static final double INCIDENT_AT = 0.83;

    private static final Duration INCIDENT = Duration.ofMinutes(45);
    private static final Duration SHORTEST_WITH_STORIES = Duration.ofDays(3);

    private final long seed;
    private final long from;
    private final long to;
    private final int slices;
    private final List<Region> regions;
    private final Map<Crowd, double[]> cumulative = new EnumMap<>(Crowd.class);

    Rhythm(long seed, long from, long to, List<Region> regions) {
        this.seed = seed;
        this.from = from;
        this.to = to;
        this.regions = regions;
        long wanted = (to - from) / (SLICE.toSeconds() * Micros.A_SECOND);
        this.slices = (int) Math.max(1, Math.min(MOST_SLICES, wanted));
        for (Crowd crowd : Crowd.values()) {
            double[] sums = new double[slices];
            double sum = 0;
            for (int slice = 0; slice < slices; slice++) {
                sum += weight(crowd, start(slice));
                sums[slice] = sum;
            }
            cumulative.put(crowd, sums);
        }
    }

    int slices() {
        return slices;
    }

    /// The first microsecond of a slice; of the one after the last, the end of the window.
    long start(int slice) {
        return from + (long) ((double) (to - from) * slice / slices);
    }

    /// The part of the crowd's hits that belong to this slice and all before it, 0 to 1.
    double until(Crowd crowd, int slice) {
        double[] sums = Objects.requireNonNull(cumulative.get(crowd));
        return slice == slices - 1 ? 1 : sums[slice] / sums[slices - 1];
    }

    private double weight(Crowd crowd, long micros) {
        double progress = (double) (micros - from) / (to - from);
        double people = people(micros);
        return switch (crowd) {
            case PEOPLE -> people * (1 + GROWTH * progress) * (1 + frontPage(micros));
            case CONSUMERS -> CONSUMERS_AT_NIGHT + (1 - CONSUMERS_AT_NIGHT) * people;
            case MACHINES -> 1;
        };
    }

    private double people(long micros) {
        Weighted<Region> awake = awake(micros);
        double everybody = regions.stream().mapToDouble(Region::share).sum();
        long day = micros / Micros.A_SECOND / SECONDS_A_DAY;
        double noise = 1 + NOISE * (2 * new Dice(Dice.mix(seed) ^ day).unit() - 1);
        return noise * awake.total() / everybody;
    }

    /// The regions, weighted by how many people are on the web there at that moment.
    Weighted<Region> awake(long micros) {
        Instant moment = Instant.ofEpochSecond(micros / Micros.A_SECOND);
        return new Weighted<>(regions, region -> region.share() * region.activity(moment));
    }

    /// How many people a front page sends at that moment, for each that comes anyway.
    double frontPage(long micros) {
        double hours = secondsSince(FRONT_PAGE_AT, micros) / 3600;
        return hasStories() && hours >= 0
                ? FRONT_PAGE_CROWD * StrictMath.exp(-hours / FRONT_PAGE_HOURS)
                : 0;
    }

    /// Whether the API is in trouble at that moment.
    boolean isIncident(long micros) {
        double seconds = secondsSince(INCIDENT_AT, micros);
        return hasStories() && seconds >= 0 && seconds < INCIDENT.toSeconds();
    }

    private boolean hasStories() {
        return to - from >= SHORTEST_WITH_STORIES.toSeconds() * Micros.A_SECOND;
    }

    private double secondsSince(double progress, long micros) {
        return (micros - from - progress * (to - from)) / Micros.A_SECOND;
    }
}
