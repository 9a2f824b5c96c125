package dev.footfall.ingest.page;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.Location;
import dev.footfall.model.Notice;
import dev.footfall.model.Site;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Keeps a site's paths countable. Up to a bound of different paths on one day each is kept as it
/// is, and what was known the day before always is. Above the bound a path is replaced by its
/// template, such as `/guest/{id}`; where even the templates are too many, by `(other)`. Nothing is
/// dropped: the event counts like any other.
public final class CapPaths implements Step {

    /// What stands for paths that were too many.
    public static final String OTHER = "(other)";

    static final int MOST_TEMPLATES = 1_000;

    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

    private final int limit;
    private final PathBook paths;
    private final PathBook templates;
    private final Template template;
    private final InstantSource clock;
    private final LongAdder replaced = new LongAdder();
    private final Map<Integer, Full> full = new ConcurrentHashMap<>();

    /// Finds the template of a path from memory.
    @FunctionalInterface
    public interface Template {
        String of(Site site, String method, String path);
    }

    /// The day on which a site last had too many.
    private record Full(String domain, long day) {}

    /// @param limit how many different paths of one site are kept on one day
    public CapPaths(int limit, Template template, InstantSource clock) {
        SecureRandom random = new SecureRandom();
        this.limit = limit;
        this.paths = new PathBook(limit, random);
        this.templates = new PathBook(Math.min(limit, MOST_TEMPLATES), random);
        this.template = template;
        this.clock = clock;
    }

    @Override
    public Decision apply(Draft draft) {
        Location location = draft.location;
        long day = Math.floorDiv(draft.hit.happened(), DAY_MICROS);
        if (!location.path().isEmpty() && !takes(paths, draft, day, location.path())) {
            String general =
                    template.of(draft.site, draft.hit.exchange().method(), location.path());
            boolean fits =
                    !general.equals(location.path()) && takes(templates, draft, day, general);
            draft.location =
                    new Location(location.host(), fits ? general : OTHER, location.query());
            if (!draft.isTrial) {
                note(draft.site, day);
            }
        }
        return Decision.GO_ON;
    }

    private static boolean takes(PathBook book, Draft draft, long day, String path) {
        int site = draft.site.number();
        return draft.isTrial ? book.wouldTake(site, day, path) : book.takes(site, day, path);
    }

    private void note(Site site, long day) {
        replaced.increment();
        full.merge(
                site.number(),
                new Full(site.domain(), day),
                (before, now) -> now.day() > before.day() ? now : before);
    }

    /// How many hits have lost their path since the start.
    public LongAdder replaced() {
        return replaced;
    }

    /// The sites that had too many paths today or yesterday.
    public List<Notice> notices() {
        long today = TimeUnit.MILLISECONDS.toDays(clock.millis());
        return full.values().stream()
                .filter(site -> site.day() >= today - 1)
                .map(site ->
                        new Notice(
                                "path.limit",
                                "%s had more than %d different paths on %s; further ones are stored as their templates or as %s."
                                        .formatted(
                                                site.domain(),
                                                limit,
                                                LocalDate.ofEpochDay(site.day()),
                                                OTHER)))
                .toList();
    }
}
