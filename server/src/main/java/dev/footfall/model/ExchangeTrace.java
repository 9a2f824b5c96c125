package dev.footfall.model;

import java.util.OptionalLong;

/// What a capture library says of how a request was worked on.
///
/// @param firstByteMicros time from the request's arrival to the first byte of its answer; empty
///   when not measured
/// @param traceId the id under which other systems know it; empty when it has none
/// @param sequence its place among the requests that one process captured; empty when not told
public record ExchangeTrace(
        OptionalLong firstByteMicros,
        String traceId,
        Ending ending,
        OptionalLong sequence,
        Direction direction) {

    public static final ExchangeTrace NONE =
            new ExchangeTrace(
                    OptionalLong.empty(),
                    "",
                    Ending.UNKNOWN,
                    OptionalLong.empty(),
                    Direction.INCOMING);
}
