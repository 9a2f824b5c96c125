package dev.footfall.logfile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What an import did.
///
/// @param skipped headers, comments and empty lines
/// @param unreadable how many lines could not be read, by reason
/// @param examples the first of them
/// @param rejects where they were kept; empty when there were none
/// @param halfLines how many files ended inside a line, which waits for the next import
/// @param problems files that could not be read or not to their end
public record ImportSummary(
        long lines,
        long skipped,
        Map<String, Long> unreadable,
        List<String> examples,
        Optional<Path> rejects,
        int halfLines,
        List<String> problems,
        ImportTally tally,
        Duration taken) {

    public ImportSummary {
        unreadable = Map.copyOf(unreadable);
        examples = List.copyOf(examples);
        problems = List.copyOf(problems);
    }

    /// For people, in lines.
    public List<String> text() {
        List<String> text = new ArrayList<>();
        double seconds = Math.max(1, taken.toMillis()) / 1000.0;
        text.add(
                String.format(
                        Locale.ROOT,
                        "%,d lines in %.1f s, %,.0f lines a second",
                        lines,
                        seconds,
                        lines / seconds));
        text.add(
                String.format(
                        Locale.ROOT,
                        "%,d new events, %,d that were there already",
                        tally.stored(),
                        tally.repeated()));
        new TreeMap<>(tally.dropped())
                .forEach((reason, count) ->
                        text.add(String.format(Locale.ROOT, "%,d dropped: %s", count, reason)));
        if (skipped > 0) {
            text.add(String.format(Locale.ROOT, "%,d headers, comments and empty lines", skipped));
        }
        new TreeMap<>(unreadable)
                .forEach((reason, count) ->
                        text.add(
                                String.format(Locale.ROOT, "%,d not readable: %s", count, reason)));
        examples.forEach(example -> text.add("  " + example));
        rejects.ifPresent(file -> text.add("These lines are kept in " + file));
        if (halfLines > 0) {
            text.add(
                    String.format(
                            Locale.ROOT,
                            "%d half-written last lines wait for the next import (--last-line takes"
                                    + " them as they are)",
                            halfLines));
        }
        problems.forEach(problem -> text.add("Not read: " + problem));
        return text;
    }
}
