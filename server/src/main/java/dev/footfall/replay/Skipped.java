package dev.footfall.replay;

/// Why a kept exchange is not sent.
public enum Skipped {
    METHOD("whose method may change something (--methods names more)"),
    REPLAYED("that came from a replay themselves"),
    NO_ANSWER("that have no recorded answer"),
    NOT_COMPLETED("that did not end with an answer"),
    NO_URL("whose URL cannot be sent"),
    URL_MASKED("whose URL has masked values"),
    BODY_MASKED("whose body has masked values"),
    BODY_WITHHELD("whose body was withheld"),
    BODY_CUT("of whose body only the beginning was kept"),
    BODY_NOT_CAPTURED("whose body was not captured"),
    GONE("that were removed meanwhile");

    private final String text;

    Skipped(String text) {
        this.text = text;
    }

    /// For people, after a number of requests.
    public String text() {
        return text;
    }
}
