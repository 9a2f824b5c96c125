package dev.footfall.api.stats.journey;

import dev.footfall.ingest.DraftWords;
import dev.footfall.model.Location;
import dev.footfall.model.Micros;
import dev.footfall.model.Visit;
import dev.footfall.store.VisitHistory.Happening;
import dev.footfall.store.VisitHistory.Shown;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Writes visits and what happened in them. What is not known is left out.
///
/// @param zone whose times are shown
record VisitWords(ZoneId zone) {

    private static final double MICROS_A_SECOND = Micros.A_SECOND;
    private static final double MICROS_A_MILLI = 1_000;

    Map<String, Object> visit(Shown shown) {
        Visit visit = shown.visit();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", visit.id());
        json.put("visitor", DraftWords.pseudonym(visit.visitor()));
        json.put("start", moment(visit.start()));
        json.put("end", moment(visit.end()));
        json.put("duration_seconds", (visit.end() - visit.start()) / MICROS_A_SECOND);
        json.put("open", shown.open());
        json.put("pageviews", visit.pageviews());
        json.put("events", visit.events());
        json.put("requests", visit.requests());
        json.put("engaged_seconds", visit.engagedMillis() / MICROS_A_MILLI);
        put(json, "entry_page", visit.entry().path());
        put(json, "entry_hostname", visit.entry().host());
        put(json, "exit_page", visit.exit().path());
        put(json, "exit_hostname", visit.exit().host());
        put(json, "source", visit.referral().source());
        put(json, "referrer", visit.referral().referrer());
        put(json, "channel", visit.referral().channel());
        put(json, "utm_medium", visit.referral().utmMedium());
        put(json, "utm_source", visit.referral().utmSource());
        put(json, "utm_campaign", visit.referral().utmCampaign());
        put(json, "utm_content", visit.referral().utmContent());
        put(json, "utm_term", visit.referral().utmTerm());
        put(json, "country", visit.place().country());
        put(json, "region", visit.place().region());
        put(json, "city", visit.place().city());
        put(json, "device", visit.agent().device());
        put(json, "browser", visit.agent().browser());
        put(json, "browser_version", visit.agent().browserVersion());
        put(json, "os", visit.agent().os());
        put(json, "os_version", visit.agent().osVersion());
        json.put("bot", visit.verdict().botClass().word());
        put(json, "bot_name", visit.verdict().name());
        put(json, "bot_reason", visit.verdict().reason());
        return json;
    }

    /// @param before when the event before it happened; empty for the visit's first
    Map<String, Object> event(Happening event, OptionalLong before) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", event.id().toString());
        json.put("at", moment(event.moment().at()));
        before.ifPresent(
                at -> json.put("gap_seconds", (event.moment().at() - at) / MICROS_A_SECOND));
        json.put("kind", event.kind());
        json.put("name", event.name());
        location(json, new Location(event.host(), event.path(), event.query()));
        put(json, "method", event.method());
        if (event.status() != 0) {
            json.put("status", event.status());
        }
        put(json, "route", event.route());
        event.durationMicros()
                .ifPresent(micros -> json.put("duration_ms", micros / MICROS_A_MILLI));
        event.bytesIn().ifPresent(bytes -> json.put("bytes_in", bytes));
        event.bytesOut().ifPresent(bytes -> json.put("bytes_out", bytes));
        put(json, "consumer", event.consumer());
        if (!event.props().isEmpty()) {
            json.put("props", event.props());
        }
        if (event.revenue().isPresent()) {
            Map<String, Object> revenue = new LinkedHashMap<>();
            revenue.put("amount", event.revenue().amount().toPlainString());
            revenue.put("currency", event.revenue().currency());
            json.put("revenue", revenue);
        }
        if (event.scrollPercent() >= 0) {
            json.put("scroll_percent", event.scrollPercent());
        }
        if (event.engagedMillis() > 0) {
            json.put("engaged_seconds", event.engagedMillis() / MICROS_A_MILLI);
        }
        if (event.kept()) {
            json.put("exchange", event.id().toString());
        }
        return json;
    }

    private static void location(Map<String, Object> json, Location location) {
        put(json, "host", location.host());
        put(json, "path", location.path());
        put(json, "query", location.query());
    }

    private static void put(Map<String, Object> json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }

    private String moment(long micros) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Micros.instant(micros).atZone(zone).toOffsetDateTime());
    }
}
