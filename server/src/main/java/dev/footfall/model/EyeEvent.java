package dev.footfall.model;

import java.util.Optional;
import java.util.UUID;

/// An event of the eye as its sender told it.
///
/// @param receipt names it to its sender; the same as the id of the [Event] that counts it
/// @param receiptGiven whether the sender chose the receipt, so that it is stored once
/// @param session a session that is not known yet begins with it
/// @param category at most 50 characters
/// @param name at most 150 characters
/// @param data a JSON object in text
/// @param timestamp when it happened, microseconds since 1970 UTC
/// @param received when it arrived, microseconds since 1970 UTC
public record EyeEvent(
        EventId receipt,
        boolean receiptGiven,
        int site,
        UUID session,
        String category,
        String name,
        String data,
        long timestamp,
        long received)
        implements Entry {

    @Override
    public Optional<EventId> event() {
        return Optional.of(receipt);
    }

    @Override
    public Optional<EventId> givenId() {
        return receiptGiven ? Optional.of(receipt) : Optional.empty();
    }

    @Override
    public int weight() {
        return Entry.weight(data.length());
    }
}
