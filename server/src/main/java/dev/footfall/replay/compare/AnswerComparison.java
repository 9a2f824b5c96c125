package dev.footfall.replay.compare;

import dev.footfall.model.Masked;
import dev.footfall.replay.compare.Content.Bytes;
import dev.footfall.replay.compare.Content.Json;
import dev.footfall.replay.compare.Content.Nothing;
import dev.footfall.replay.compare.Content.Text;
import dev.footfall.replay.compare.Content.Unknown;
import dev.footfall.replay.compare.Difference.BodyDiffers;
import dev.footfall.replay.compare.Difference.HeaderDiffers;
import dev.footfall.replay.compare.Difference.StatusDiffers;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/// Holds two answers to the same request against each other. Where their status differs the rest is
/// not looked at: it answers something else. Pure; takes time in proportion to the bodies.
public final class AnswerComparison {

    private static final int AROUND = 40;
    private static final int LONGEST_HEADER = 200;

    private final Differences found;
    private final Answer before;
    private final Answer after;

    private AnswerComparison(Answer before, Answer after, Predicate<Spot> ignores) {
        this.found = new Differences(ignores);
        this.before = before;
        this.after = after;
    }

    /// @param before a recorded answer, or one that has come
    /// @param after one that has come
    /// @param ignores spots where differences are only counted
    public static Differences of(Answer before, Answer after, Predicate<Spot> ignores) {
        AnswerComparison comparison = new AnswerComparison(before, after, ignores);
        if (before.status() != after.status()) {
            comparison.found.add(new StatusDiffers(before.status(), after.status()));
        } else {
            comparison.headers();
            comparison.bodies();
        }
        return comparison.found;
    }

    private void headers() {
        if (before.headers().isEmpty() || after.headers().isEmpty()) {
            found.addNotCompared(NotCompared.HEADERS_NOT_CAPTURED);
            return;
        }
        SortedMap<String, String> mine = ComparedHeaders.of(before.headers().get());
        SortedMap<String, String> others = ComparedHeaders.of(after.headers().get());
        for (Map.Entry<String, String> header : mine.entrySet()) {
            Optional<String> other = Optional.ofNullable(others.get(header.getKey()));
            if (other.isPresent() && before.recorded() && Masked.isIn(header.getValue())) {
                found.addMasked();
            } else if (!other.equals(Optional.of(header.getValue()))) {
                add(header.getKey(), Optional.of(header.getValue()), other);
            }
        }
        for (Map.Entry<String, String> header : others.entrySet()) {
            if (!before.headersCut() && !mine.containsKey(header.getKey())) {
                add(header.getKey(), Optional.empty(), Optional.of(header.getValue()));
            }
        }
    }

    private void add(String name, Optional<String> mine, Optional<String> other) {
        found.add(
                new HeaderDiffers(
                        cut(name),
                        mine.map(AnswerComparison::cut),
                        other.map(AnswerComparison::cut)));
    }

    private static String cut(String text) {
        return text.length() > LONGEST_HEADER ? text.substring(0, LONGEST_HEADER) + "…" : text;
    }

    private void bodies() {
        switch (before.body()) {
            case Unknown(NotCompared why) -> found.addNotCompared(why);
            case Json(Tree tree) when after.body() instanceof Json(Tree other) ->
                    new TreeComparison(
                                    found,
                                    new MovingTime(before.at(), after.at()),
                                    before.recorded())
                            .compare(Pointer.ROOT, tree, other);
            case Text(String text) when before.recorded() && Masked.isIn(text) ->
                    found.addNotCompared(NotCompared.BODY_MASKED);
            case Text(String text) when after.body() instanceof Text(String other) ->
                    texts(text, other);
            case Nothing _, Json _, Text _, Bytes _ -> {
                if (!before.body().equals(after.body())) {
                    found.add(new BodyDiffers(said(before.body()), said(after.body())));
                }
            }
        }
    }

    private void texts(String text, String other) {
        if (!text.equals(other)) {
            int at = 0;
            int shorter = Math.min(text.length(), other.length());
            while (at < shorter && text.charAt(at) == other.charAt(at)) {
                at++;
            }
            found.add(new BodyDiffers(part(text, at), part(other, at)));
        }
    }

    private static String part(String text, int at) {
        int from = Math.max(0, at - AROUND);
        int to = Math.min(text.length(), at + AROUND);
        return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
    }

    private static String said(Content body) {
        return switch (body) {
            case Nothing _ -> "nothing";
            case Json(Tree tree) -> "JSON: " + tree.type().word();
            case Text(String text) -> "text of " + text.length() + " characters";
            case Bytes(int size, String sha256) -> size + " bytes with SHA-256 " + sha256;
            case Unknown(NotCompared why) -> why.text();
        };
    }
}
