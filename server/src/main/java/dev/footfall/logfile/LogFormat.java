package dev.footfall.logfile;

/// How the lines of a log are written. Any thread may use it.
///
/// @param name the word or string by which the user knows it
/// @param strength among formats that read the same lines the one with the higher strength is
///   meant, as it has a meaning for more of them
public record LogFormat(String name, int strength, Opener opener) {

    LineParser open() {
        return opener.open();
    }

    /// Makes a parser for one file.
    @FunctionalInterface
    public interface Opener {
        LineParser open();
    }
}
