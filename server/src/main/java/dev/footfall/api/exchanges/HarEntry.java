package dev.footfall.api.exchanges;

import dev.footfall.api.Answers;
import dev.footfall.api.Json;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptBody.Form;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// Writes a kept exchange as an entry of a HAR 1.2 log. What HAR has no place for stands in fields
/// of our own, which begin with `_` as it asks: with them the exchange can be put together again.
final class HarEntry {

    /// Where HAR wants a number that is not known.
    private static final int UNKNOWN = -1;

    private static final int MICROS_DIGITS = 3;

    /// Which version of HTTP was spoken is not captured.
    private static final String HTTP_VERSION = "unknown";

    private static final String NO_TYPE = "x-unknown";

    private HarEntry() {}

    static Map<String, Object> of(KeptExchange kept) {
        ExchangeHead head = kept.head();
        Map<String, Object> timings = timings(head);
        BigDecimal time = BigDecimal.ZERO;
        for (Object part : timings.values()) {
            time = time.add((BigDecimal) part);
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("startedDateTime", Answers.moment(head.at()));
        entry.put("time", time);
        entry.put("request", request(kept));
        entry.put("response", response(kept));
        entry.put("cache", Map.of());
        entry.put("timings", timings);
        entry.put("_exchange", ExchangeAnswer.head(head));
        kept.sentEvents()
                .ifPresent(sent -> entry.put("_sent_events", ExchangeAnswer.sentEvents(sent)));
        return entry;
    }

    private static Map<String, Object> request(KeptExchange kept) {
        Exchange exchange = kept.head().exchange();
        JsonNode headers = headers(kept.request());
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", exchange.method());
        request.put("url", ExchangeUrl.encoded(kept.head()));
        request.put("httpVersion", HTTP_VERSION);
        request.put("cookies", HarCookies.sent(values(headers, "Cookie")));
        request.put("headers", pairs(headers));
        request.put("queryString", query(kept.head().location().query()));
        KeptBody body = kept.request().body();
        if (body.form() == Form.TEXT || body.form() == Form.BASE64) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("mimeType", body.type());
            data.put("params", List.of());
            data.put("text", body.content());
            if (body.form() == Form.BASE64) {
                data.put("_encoding", body.form().word());
            }
            request.put("postData", data);
        }
        end(request, kept.request(), exchange.bytesIn());
        return request;
    }

    private static Map<String, Object> response(KeptExchange kept) {
        Exchange exchange = kept.head().exchange();
        JsonNode headers = headers(kept.response());
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("status", exchange.status());
        response.put("statusText", "");
        response.put("httpVersion", HTTP_VERSION);
        response.put("cookies", HarCookies.set(values(headers, "Set-Cookie")));
        response.put("headers", pairs(headers));
        response.put("content", content(kept.response().body(), exchange));
        List<String> locations = values(headers, "Location");
        response.put("redirectURL", locations.isEmpty() ? "" : locations.getFirst());
        end(response, kept.response(), exchange.bytesOut());
        return response;
    }

    private static Map<String, Object> content(KeptBody body, Exchange exchange) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("size", body.size().orElse(exchange.bytesOut().orElse(0)));
        content.put("mimeType", body.type().isEmpty() ? NO_TYPE : body.type());
        switch (body.form()) {
            case NONE -> {}
            case TEXT -> content.put("text", body.content());
            case BASE64 -> {
                content.put("text", body.content());
                content.put("encoding", body.form().word());
            }
            case WITHHELD -> content.put("comment", "withheld: " + body.content());
        }
        return content;
    }

    private static void end(Map<String, Object> message, KeptMessage kept, OptionalLong bytes) {
        message.put("headersSize", UNKNOWN);
        message.put("bodySize", bytes.orElse(UNKNOWN));
        if (kept.headersCut()) {
            message.put("_headers_cut", true);
        }
        Map<String, Object> about = new LinkedHashMap<>(ExchangeAnswer.body(kept.body()));
        about.remove(Form.TEXT.word());
        about.remove(Form.BASE64.word());
        if (!about.isEmpty()) {
            message.put("_body", about);
        }
    }

    /// Milliseconds; nothing is known of the time that sending took.
    private static Map<String, Object> timings(ExchangeHead head) {
        long whole = head.exchange().durationMicros().orElse(0);
        long wait = Math.min(whole, head.trace().firstByteMicros().orElse(whole));
        Map<String, Object> timings = new LinkedHashMap<>();
        timings.put("send", BigDecimal.ZERO);
        timings.put("wait", BigDecimal.valueOf(wait, MICROS_DIGITS));
        timings.put("receive", BigDecimal.valueOf(whole - wait, MICROS_DIGITS));
        return timings;
    }

    private static JsonNode headers(KeptMessage message) {
        return message.headers().isEmpty()
                ? Json.MAPPER.createObjectNode()
                : Json.MAPPER.readTree(message.headers());
    }

    private static List<Map<String, Object>> pairs(JsonNode headers) {
        List<Map<String, Object>> pairs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            for (JsonNode value : header.getValue()) {
                pairs.add(pair(header.getKey(), value.asString()));
            }
        }
        return pairs;
    }

    private static List<String> values(JsonNode headers, String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : headers.properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                header.getValue().forEach(value -> values.add(value.asString()));
            }
        }
        return values;
    }

    /// As they came, percent-encoded.
    private static List<Map<String, Object>> query(String query) {
        List<Map<String, Object>> pairs = new ArrayList<>();
        for (String text : query.split("&", -1)) {
            if (!text.isEmpty()) {
                int equals = text.indexOf('=');
                pairs.add(
                        equals < 0
                                ? pair(text, "")
                                : pair(text.substring(0, equals), text.substring(equals + 1)));
            }
        }
        return pairs;
    }

    private static Map<String, Object> pair(String name, String value) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("name", name);
        pair.put("value", value);
        return pair;
    }
}
