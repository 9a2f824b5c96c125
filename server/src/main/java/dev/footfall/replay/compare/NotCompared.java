package dev.footfall.replay.compare;

/// Why a part of a recorded answer could not be held against anything.
public enum NotCompared {
    HEADERS_NOT_CAPTURED("headers that were not captured"),
    BODY_NOT_CAPTURED("bodies that were not captured"),
    BODY_WITHHELD("bodies that were withheld"),
    BODY_CUT("bodies of which only the beginning was kept"),
    BODY_MASKED("bodies without fields in which something is masked");

    private final String text;

    NotCompared(String text) {
        this.text = text;
    }

    /// For people, after a number.
    public String text() {
        return text;
    }
}
