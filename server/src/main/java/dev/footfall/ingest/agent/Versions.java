package dev.footfall.ingest.agent;

/// Version numbers of programs and systems as texts of digits and dots.
final class Versions {

    private static final int LONGEST = 20;

    private Versions() {}

    /// The text itself when it is a version number, else empty.
    static String plain(String text) {
        boolean isVersion =
                !text.isEmpty()
                        && text.length() <= LONGEST
                        && text.charAt(0) != '.'
                        && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        return isVersion ? text : "";
    }

    static String major(String version) {
        int dot = version.indexOf('.');
        return dot < 0 ? version : version.substring(0, dot);
    }

    /// `148.0` of `148.0.7778.12`.
    static String majorAndMinor(String version) {
        int dot = version.indexOf('.');
        int second = dot < 0 ? -1 : version.indexOf('.', dot + 1);
        return second < 0 ? version : version.substring(0, second);
    }

    /// `26.1` of `26.1.0`, and `26` of `26.0.0`.
    static String withoutZero(String version) {
        String cut = majorAndMinor(version);
        return cut.endsWith(".0") ? cut.substring(0, cut.length() - 2) : cut;
    }
}
