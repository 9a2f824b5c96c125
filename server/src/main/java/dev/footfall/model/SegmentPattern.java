package dev.footfall.model;

import java.util.ArrayList;
import java.util.List;

/// One segment of a template with parts that may be anything, such as `{id}`, `*` or
/// `report-{id}.pdf`.
///
/// @param pieces what stands before, between and behind those parts
record SegmentPattern(List<String> pieces) {

    SegmentPattern {
        pieces = List.copyOf(pieces);
    }

    static boolean isPattern(String segment) {
        return segment.indexOf('*') >= 0
                || (segment.indexOf('{') >= 0 && segment.indexOf('}') > segment.indexOf('{'));
    }

    static SegmentPattern of(String segment) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        int i = 0;
        while (i < segment.length()) {
            int close = segment.charAt(i) == '{' ? segment.indexOf('}', i) : -1;
            if (close > 0 || segment.charAt(i) == '*') {
                pieces.add(segment.substring(from, i));
                from = close > 0 ? close + 1 : i + 1;
                i = from;
            } else {
                i++;
            }
        }
        pieces.add(segment.substring(from));
        return new SegmentPattern(pieces);
    }

    /// How many characters it names; the more, the more special.
    int named() {
        return pieces.stream().mapToInt(String::length).sum();
    }

    /// Each part that may be anything meets at least one character.
    boolean meets(String segment) {
        String first = pieces.getFirst();
        String last = pieces.getLast();
        int end = segment.length() - last.length();
        if (!segment.startsWith(first) || !segment.endsWith(last)) {
            return false;
        }
        int from = first.length();
        for (int i = 1; i < pieces.size() - 1; i++) {
            int at = segment.indexOf(pieces.get(i), from + 1);
            if (at < 0) {
                return false;
            }
            from = at + pieces.get(i).length();
        }
        return from < end;
    }
}
