package dev.footfall.model;

/// What is known of a kept exchange without its headers and bodies.
///
/// @param id the same as that of the [Event] that counts it, where one does
/// @param site the number of the site it belongs to
/// @param received when it arrived here, microseconds since 1970 UTC
/// @param at when it happened, microseconds since 1970 UTC
/// @param location as requested, with secrets masked; unlike the event's it follows no rules of the
///   site
/// @param userAgent as sent; empty when none was
public record ExchangeHead(
        EventId id,
        int site,
        long received,
        long at,
        Location location,
        Exchange exchange,
        String userAgent,
        ExchangeTrace trace) {}
