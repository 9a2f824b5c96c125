package dev.footfall.model;

/// How a page was read, told by the script when it was left.
///
/// @param scrollPercent how far down, 0 to 100; -1 when not told
/// @param engagedMillis how long it was looked at; 0 when not told
public record Engagement(int scrollPercent, long engagedMillis) {

    public static final Engagement NONE = new Engagement(-1, 0);
}
