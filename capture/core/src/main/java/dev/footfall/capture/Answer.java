package dev.footfall.capture;

/// What became of a batch that was sent.
///
/// @param refused how many of its items the server would not take
/// @param detail for the application's log; empty when all is well
/// @param pauseMillis how long the server asks to wait; 0 when it does not
record Answer(Kind kind, int refused, String detail, long pauseMillis) {

    enum Kind {
        /// It is stored.
        TAKEN,
        /// It is to be sent again later, as it is.
        LATER,
        /// As it is it will never be taken; smaller it may be.
        NEVER
    }

    static Answer later(String detail) {
        return new Answer(Kind.LATER, 0, detail, 0);
    }
}
