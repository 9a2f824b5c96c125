package dev.footfall.model;

/// Input that could not become an event, kept so that its sender can find out why.
///
/// @param at when it arrived, microseconds since 1970 UTC
/// @param domain the site it named; empty when it named none
/// @param detail a sentence for people, naming the field at fault
/// @param original the input, cut to 4,096 characters
public record Rejected(
        long at, String surface, String domain, DropReason reason, String detail, String original) {

    public static final int ORIGINAL_LIMIT = 4096;

    public Rejected {
        original =
                original.length() <= ORIGINAL_LIMIT
                        ? original
                        : original.substring(0, ORIGINAL_LIMIT);
    }
}
