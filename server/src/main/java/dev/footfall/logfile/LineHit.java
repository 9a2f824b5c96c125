package dev.footfall.logfile;

import dev.footfall.model.Engagement;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Micros;
import dev.footfall.model.Rejected;
import dev.footfall.model.Revenue;
import dev.footfall.model.Sender;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes hits of lines that a parser has read.
///
/// @param zone whose clock wrote times that name no zone
record LineHit(String site, ZoneId zone) {

    /// @param received microseconds since 1970 UTC
    /// @param buffer holds the line's bytes from `from` to before `to`
    Hit of(LogLine line, Optional<EventId> id, long received, byte[] buffer, int from, int to) {
        return new Hit(
                "log",
                site,
                id,
                received,
                happened(line),
                line.view ? EventKind.PAGEVIEW : EventKind.REQUEST,
                (line.view ? EventKind.PAGEVIEW : EventKind.REQUEST).word(),
                new Location(line.host, line.path, line.query),
                line.referrer,
                Sender.of(line.address, line.agent),
                line.view ? Exchange.NONE : exchange(line),
                Map.of(),
                Revenue.NONE,
                Engagement.NONE,
                false,
                !line.view && (line.mime.isEmpty() || line.mime.contains("html")),
                original(line, buffer, from, to));
    }

    private static Exchange exchange(LogLine line) {
        return new Exchange(
                line.method,
                line.scheme,
                line.status,
                "",
                known(line.durationMicros),
                known(line.bytesIn),
                known(line.bytesOut),
                line.consumer);
    }

    private long happened(LogLine line) {
        if (line.zoned || zone.equals(ZoneOffset.UTC)) {
            return line.happened;
        }
        long seconds = Math.floorDiv(line.happened, Micros.A_SECOND);
        LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
        return local.atZone(zone).toEpochSecond() * Micros.A_SECOND
                + Math.floorMod(line.happened, Micros.A_SECOND);
    }

    /// The line as it may be kept where it is refused later: without the client's address. Made for
    /// each line, so where the address stands first, as mostly, it is not even copied.
    private static String original(LogLine line, byte[] buffer, int from, int to) {
        int end = from + Math.min(to - from, Rejected.ORIGINAL_LIMIT);
        String address = line.address;
        if (!address.isEmpty() && startsWith(buffer, from, end, address)) {
            return text(buffer, from + address.length(), end);
        }
        String text = text(buffer, from, end);
        return address.isEmpty() ? text : text.replace(address, "-");
    }

    private static String text(byte[] buffer, int from, int end) {
        return new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] buffer, int from, int end, String text) {
        if (text.length() > end - from) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if ((buffer[from + i] & 0xff) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong known(long number) {
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
