package dev.footfall.api.traffic;

/// Input that cannot be used; answered 400 in site-analytics' form.
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final boolean readable;

    private Refusal(String text, boolean readable) {
        super(text);
        this.text = text;
        this.readable = readable;
    }

    /// @param text what the answer says
    static Refusal of(String text) {
        return new Refusal(text, true);
    }

    static Refusal of(Complaints complaints) {
        return of(complaints.sentence());
    }

    /// The input is not even in the form that it says it has; answered with a page.
    static Refusal unreadable(String why) {
        return new Refusal(why, false);
    }

    String text() {
        return text;
    }

    boolean isReadable() {
        return readable;
    }
}
