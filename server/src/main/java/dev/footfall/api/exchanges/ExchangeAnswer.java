package dev.footfall.api.exchanges;

import dev.footfall.api.Answers;
import dev.footfall.api.Json;
import dev.footfall.capture.mask.BodyText;
import dev.footfall.model.Direction;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeHead;
import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.KeptBody;
import dev.footfall.model.KeptExchange;
import dev.footfall.model.KeptMessage;
import dev.footfall.model.SentEvents;
import dev.footfall.store.ExchangeStore;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Writes kept exchanges in the names that `/api/capture` takes them by. What is not known is left
/// out.
final class ExchangeAnswer {

    private static final int MICROS_DIGITS = 3;

    private ExchangeAnswer() {}

    static Map<String, Object> head(ExchangeHead head) {
        Map<String, Object> answer = new LinkedHashMap<>();
        Exchange exchange = head.exchange();
        ExchangeTrace trace = head.trace();
        answer.put("id", head.id().toString());
        answer.put("time", Answers.moment(head.at()));
        answer.put("received", Answers.moment(head.received()));
        answer.put("method", exchange.method());
        text(answer, "scheme", exchange.scheme());
        text(answer, "host", head.location().host());
        answer.put("path", head.location().path());
        text(answer, "query", head.location().query());
        if (exchange.status() != 0) {
            answer.put("status", exchange.status());
        }
        text(answer, "route", exchange.route());
        number(answer, "duration_us", exchange.durationMicros());
        trace.firstByteMicros()
                .ifPresent(micros -> answer.put("ttfb", BigDecimal.valueOf(micros, MICROS_DIGITS)));
        number(answer, "bytes_in", exchange.bytesIn());
        number(answer, "bytes_out", exchange.bytesOut());
        text(answer, "consumer", exchange.consumer());
        text(answer, "user_agent", head.userAgent());
        text(answer, "trace_id", trace.traceId());
        text(answer, "outcome", trace.ending().word());
        number(answer, "sequence", trace.sequence());
        if (trace.direction() == Direction.OUTGOING) {
            answer.put("direction", trace.direction().word());
        }
        return answer;
    }

    static Map<String, Object> whole(KeptExchange kept) {
        Map<String, Object> answer = head(kept.head());
        answer.put("request", message(kept.request()));
        answer.put("response", message(kept.response()));
        kept.sentEvents().ifPresent(sent -> answer.put("sent_events", sentEvents(sent)));
        return answer;
    }

    static Map<String, Object> sentEvents(SentEvents sent) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("count", sent.count());
        if (sent.count() > 0) {
            answer.put("times_us", sent.micros());
            answer.put("last_us", sent.lastMicros());
            answer.put("longest_gap_us", sent.longestGapMicros());
        }
        return answer;
    }

    private static Map<String, Object> message(KeptMessage message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!message.headers().isEmpty()) {
            answer.put("headers", Json.MAPPER.readTree(message.headers()));
        }
        if (message.headersCut()) {
            answer.put("headers_cut", true);
        }
        Map<String, Object> body = body(message.body());
        if (!body.isEmpty()) {
            answer.put("body", body);
        }
        return answer;
    }

    static Map<String, Object> body(KeptBody body) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (body.isPresent()) {
            answer.put(body.form().word(), body.content());
        }
        if (body.form() == KeptBody.Form.BASE64) {
            read(body).ifPresent(text -> answer.put(KeptBody.Form.TEXT.word(), text));
        }
        text(answer, "type", body.type());
        number(answer, "size", body.size());
        text(answer, "sha256", body.sha256());
        if (body.truncated()) {
            answer.put("truncated", true);
        }
        return answer;
    }

    /// As text, where the type says in which charset the bytes are.
    private static Optional<String> read(KeptBody body) {
        if (!body.type().toLowerCase(Locale.ROOT).contains("charset=")) {
            return Optional.empty();
        }
        byte[] bytes = Base64.getDecoder().decode(body.content());
        return BodyText.charset(body.type())
                .flatMap(charset -> BodyText.of(bytes, charset, body.truncated()));
    }

    static Map<String, Object> loss(ExchangeStore.Loss loss) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("reason", loss.reason());
        answer.put("lost", loss.lost());
        answer.put("last", Answers.moment(loss.last()));
        return answer;
    }

    private static void text(Map<String, Object> answer, String name, String value) {
        if (!value.isEmpty()) {
            answer.put(name, value);
        }
    }

    private static void number(Map<String, Object> answer, String name, OptionalLong value) {
        if (value.isPresent()) {
            answer.put(name, value.getAsLong());
        }
    }
}
