package dev.footfall.ingest;

import dev.footfall.model.Engagement;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Identity;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import dev.footfall.model.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Hits for tests, changed part by part.
public record Hits(
        EventKind kind,
        boolean mayBePage,
        Instant received,
        Instant happened,
        Location location,
        String referrer,
        Sender sender,
        String method,
        int status,
        Identity identity) {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    public static final String FIREFOX =
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    /// A page view by a person.
    public static Hits pageview() {
        return new Hits(
                EventKind.PAGEVIEW,
                false,
                NOW,
                NOW,
                new Location("example.com", "/", ""),
                "",
                Sender.of("81.2.69.160", FIREFOX),
                "",
                0,
                Identity.DAILY);
    }

    /// A request as the capture library tells it.
    public static Hits apiCall() {
        return pageview().kind(EventKind.REQUEST, false).answered("GET", 200);
    }

    /// A request as a server's log tells it.
    public static Hits logLine() {
        return pageview().kind(EventKind.REQUEST, true).answered("GET", 200);
    }

    public Hits kind(EventKind other, boolean may) {
        return new Hits(
                other, may, received, happened, location, referrer, sender, method, status,
                identity);
    }

    public Hits happened(Instant other) {
        return new Hits(
                kind, mayBePage, received, other, location, referrer, sender, method, status,
                identity);
    }

    public Hits at(String host, String path, String query) {
        return new Hits(
                kind,
                mayBePage,
                received,
                happened,
                new Location(host, path, query),
                referrer,
                sender,
                method,
                status,
                identity);
    }

    public Hits referrer(String other) {
        return new Hits(
                kind, mayBePage, received, happened, location, other, sender, method, status,
                identity);
    }

    public Hits sender(Sender other) {
        return new Hits(
                kind, mayBePage, received, happened, location, referrer, other, method, status,
                identity);
    }

    public Hits agent(String userAgent) {
        return sender(Sender.of(sender.address(), userAgent));
    }

    public Hits header(String name, String value) {
        return sender(
                new Sender(
                        sender.address(), sender.userAgent(), sender.user(), Map.of(name, value)));
    }

    public Hits answered(String verb, int code) {
        return new Hits(
                kind, mayBePage, received, happened, location, referrer, sender, verb, code,
                identity);
    }

    public Hits identity(Identity other) {
        return new Hits(
                kind, mayBePage, received, happened, location, referrer, sender, method, status,
                other);
    }

    public Site site() {
        return new Site(7, "example.com", ZoneOffset.UTC, identity, Duration.ofMinutes(30));
    }

    public Draft draft() {
        return new Draft(hit(), site());
    }

    public Hit hit() {
        Exchange exchange =
                new Exchange(
                        method,
                        "https",
                        status,
                        "",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "");
        return new Hit(
                "test",
                "example.com",
                Optional.empty(),
                micros(received),
                micros(happened),
                kind,
                kind.word(),
                location,
                referrer,
                sender,
                method.isEmpty() ? Exchange.NONE : exchange,
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                true,
                mayBePage,
                "");
    }

    private static long micros(Instant instant) {
        return instant.toEpochMilli() * 1000;
    }
}
