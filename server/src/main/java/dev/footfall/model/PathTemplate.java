package dev.footfall.model;

import java.util.ArrayList;
import java.util.List;

/// What can be told from a path alone about its template: segments that look like ids are replaced
/// by what they are, so `/guest/123` is `/guest/{id}`. Takes time in proportion to the length.
///
/// | a segment that is | becomes |
/// |---|---|
/// | digits, also with commas or a minus between them | `{id}` |
/// | a UUID | `{uuid}` |
/// | a date such as `2026-11-21`, also with a time | `{date}` |
/// | eight or more hexadecimal digits, one of them no letter | `{id}` |
/// | random letters and digits, also behind a prefix such as `cus_` | `{id}` |
/// | longer than 64 characters | `{id}` |
///
/// An ending such as `.json` stays.
public final class PathTemplate {

    private static final int LONGEST_SEGMENT = 64;
    private static final int LONGEST_ENDING = 5;

    private PathTemplate() {}

    /// The path's template; its query, doubled slashes and the slash at its end are left out. What
    /// is no path is its own template.
    public static String of(String path) {
        return path.startsWith("/") ? joined(segments(path)) : path;
    }

    private static String joined(List<String> segments) {
        if (segments.isEmpty()) {
            return "/";
        }
        StringBuilder template = new StringBuilder();
        segments.forEach(segment -> template.append('/').append(ofSegment(segment)));
        return template.toString();
    }

    /// What stands between the slashes of a path, its query left out.
    public static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int query = path.indexOf('?');
        int end = query < 0 ? path.length() : query;
        int from = 0;
        while (from < end) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 || slash > end ? end : slash;
            if (to > from) {
                segments.add(path.substring(from, to));
            }
            from = to + 1;
        }
        return segments;
    }

    /// What a segment is in a template: itself, unless it looks like an id.
    public static String ofSegment(String segment) {
        if (segment.length() > LONGEST_SEGMENT) {
            return IdShape.ID;
        }
        String kind = IdShape.of(segment);
        if (!kind.isEmpty()) {
            return kind;
        }
        int dot = segment.lastIndexOf('.');
        boolean ends =
                dot > 0
                        && segment.length() - dot - 1 <= LONGEST_ENDING
                        && dot + 1 < segment.length()
                        && Character.isLetter(segment.charAt(dot + 1));
        String stem = ends ? IdShape.of(segment.substring(0, dot)) : "";
        return stem.isEmpty() ? segment : stem + segment.substring(dot);
    }

    /// Whether a segment of a template stands for many values and for nothing else.
    public static boolean isKind(String segment) {
        return segment.startsWith("{") && IdShape.isKind(segment);
    }
}
