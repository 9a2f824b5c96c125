package dev.footfall.model;

import java.util.Optional;

/// Input of the eye that could not become an event: what its `/errors/` shows.
///
/// @param receipt names the input to its sender
/// @param receiptGiven whether the sender chose the receipt, so that it is stored once
/// @param payload the whole input, JSON in text
/// @param message the first of the errors, a sentence for people
/// @param errors all of them: a JSON object in text, a list of sentences for each field
/// @param received when it arrived, microseconds since 1970 UTC
public record EyeFault(
        EventId receipt,
        boolean receiptGiven,
        int site,
        String payload,
        String message,
        String errors,
        long received)
        implements Entry {

    @Override
    public Optional<EventId> event() {
        return Optional.empty();
    }

    @Override
    public Optional<EventId> givenId() {
        return receiptGiven ? Optional.of(receipt) : Optional.empty();
    }

    @Override
    public int weight() {
        return Entry.weight(payload.length() + errors.length());
    }
}
