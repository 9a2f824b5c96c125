package dev.footfall.api.explain;

import dev.footfall.api.Answers;
import dev.footfall.model.Event;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Revenue;
import dev.footfall.model.Site;
import dev.footfall.model.Visit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Writes a hit, and what it is of, as JSON's parts. What is not known is left out.
final class HitAnswer {

    private HitAnswer() {}

    static Map<String, Object> hit(Hit hit) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("surface", hit.surface());
        answer.put("site", hit.domain());
        hit.id().ifPresent(id -> answer.put("id", id.toString()));
        answer.put("received", Answers.moment(hit.received()));
        answer.put("happened", Answers.moment(hit.happened()));
        answer.put("kind", hit.kind().word());
        answer.put("name", hit.name());
        putLocation(answer, hit.location());
        put(answer, "referrer", hit.referrer());
        put(answer, "address", hit.sender().address());
        put(answer, "user_agent", hit.sender().userAgent());
        put(answer, "user", hit.sender().user());
        putMap(answer, "headers", hit.sender().headers());
        if (hit.exchange().isPresent()) {
            answer.put("exchange", exchange(hit.exchange()));
        }
        putMap(answer, "props", hit.props());
        Revenue revenue = hit.revenue();
        if (revenue.isPresent()) {
            answer.put(
                    "revenue", Map.of("amount", revenue.amount(), "currency", revenue.currency()));
        }
        if (hit.engagement().scrollPercent() >= 0) {
            answer.put("scroll_percent", hit.engagement().scrollPercent());
        }
        if (hit.engagement().engagedMillis() > 0) {
            answer.put("engaged_millis", hit.engagement().engagedMillis());
        }
        answer.put("interactive", hit.interactive());
        answer.put("may_be_page", hit.mayBePage());
        return answer;
    }

    private static Map<String, Object> exchange(Exchange exchange) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("method", exchange.method());
        put(answer, "scheme", exchange.scheme());
        if (exchange.status() != 0) {
            answer.put("status", exchange.status());
        }
        put(answer, "route", exchange.route());
        put(answer, "duration_us", exchange.durationMicros());
        put(answer, "bytes_in", exchange.bytesIn());
        put(answer, "bytes_out", exchange.bytesOut());
        put(answer, "consumer", exchange.consumer());
        return answer;
    }

    static Map<String, Object> site(Site site) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("domain", site.domain());
        answer.put("zone", site.zone().getId());
        answer.put("identity", site.identity().word());
        answer.put("visit_timeout_seconds", site.visitTimeout().toSeconds());
        return answer;
    }

    /// The page, or the path of an API, as it is counted.
    static Map<String, Object> page(Event event) {
        Map<String, Object> answer = new LinkedHashMap<>();
        putLocation(answer, event.location());
        put(answer, "route", event.exchange().route());
        return answer;
    }

    static Map<String, Object> visit(Visit visit) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", visit.id());
        answer.put("started", Answers.moment(visit.start()));
        answer.put("ended", Answers.moment(visit.end()));
        answer.put("pageviews", visit.pageviews());
        answer.put("events", visit.events());
        answer.put("bounce", visit.isBounce());
        put(answer, "entry_page", visit.entry().path());
        put(answer, "exit_page", visit.exit().path());
        put(answer, "source", visit.referral().source());
        return answer;
    }

    private static void putLocation(Map<String, Object> answer, Location location) {
        put(answer, "host", location.host());
        put(answer, "path", location.path());
        put(answer, "query", location.query());
    }

    private static void put(Map<String, Object> answer, String name, String text) {
        if (!text.isEmpty()) {
            answer.put(name, text);
        }
    }

    private static void put(Map<String, Object> answer, String name, OptionalLong number) {
        if (number.isPresent()) {
            answer.put(name, number.getAsLong());
        }
    }

    private static void putMap(Map<String, Object> answer, String name, Map<String, String> map) {
        if (!map.isEmpty()) {
            answer.put(name, map);
        }
    }
}
