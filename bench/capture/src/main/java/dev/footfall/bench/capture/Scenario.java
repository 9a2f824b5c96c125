package dev.footfall.bench.capture;

/// One line of the tables: what stands before the servlet, and what passes through it.
enum Scenario {
    BARE_UNREAD(Subject.BARE, Body.UNREAD),
    BARE_NONE(Subject.BARE, Body.NONE),
    BARE_16K(Subject.BARE, Body.KB_16),
    BARE_1M(Subject.BARE, Body.MB_1),
    BARE_4M(Subject.BARE, Body.MB_4),
    EXCLUDED_NONE(Subject.EXCLUDED, Body.NONE),
    EXCLUDED_16K(Subject.EXCLUDED, Body.KB_16),
    SAMPLED_OUT_NONE(Subject.SAMPLED_OUT, Body.NONE),
    SAMPLED_OUT_16K(Subject.SAMPLED_OUT, Body.KB_16),
    LOGBOOK_EXCLUDED_NONE(Subject.LOGBOOK_EXCLUDED, Body.NONE),
    LOGBOOK_EXCLUDED_16K(Subject.LOGBOOK_EXCLUDED, Body.KB_16),
    CAPTURED_UNREAD(Subject.CAPTURED, Body.UNREAD),
    LOGBOOK_UNREAD(Subject.LOGBOOK_WITHOUT_BODIES, Body.UNREAD),
    CAPTURED_NONE(Subject.CAPTURED, Body.NONE),
    SENT_NONE(Subject.SENT, Body.NONE),
    LOGBOOK_NONE(Subject.LOGBOOK_WITHOUT_BODIES, Body.NONE),
    BODIES_16K(Subject.BODIES, Body.KB_16),
    SENT_16K(Subject.SENT, Body.KB_16),
    LOGBOOK_16K(Subject.LOGBOOK, Body.KB_16),
    LOGBOOK_FIELDS_16K(Subject.LOGBOOK_FIELDS, Body.KB_16),
    BODIES_1M(Subject.BODIES, Body.MB_1),
    BODIES_4M(Subject.BODIES, Body.MB_4),
    LOGBOOK_1M(Subject.LOGBOOK, Body.MB_1),
    LOGBOOK_4M(Subject.LOGBOOK, Body.MB_4);

    private final Subject subject;
    private final Body body;

    Scenario(Subject subject, Body body) {
        this.subject = subject;
        this.body = body;
    }

    Subject subject() {
        return subject;
    }

    Body body() {
        return body;
    }

    /// The same body with no filter at all.
    Scenario bare() {
        return switch (body) {
            case UNREAD -> BARE_UNREAD;
            case NONE -> BARE_NONE;
            case KB_16 -> BARE_16K;
            case MB_1 -> BARE_1M;
            case MB_4 -> BARE_4M;
        };
    }
}
