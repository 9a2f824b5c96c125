package dev.footfall.api.resttracker;

import dev.footfall.api.DrfAnswers;
import dev.footfall.store.RequestLog.Answered;
import dev.footfall.store.RequestLog.Logged;
import dev.footfall.store.RequestLog.Page;
import dev.footfall.store.RequestLog.Snapshot;
import dev.footfall.store.RequestLog.Taker;
import dev.footfall.store.RequestLog.Trait;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes REST_Tracker's answers, piece by piece as the log hands them over.
final class LogJson {

    private final JsonGenerator json;

    LogJson(JsonGenerator json) {
        this.json = json;
    }

    /// The whole log: an array of requests, each with its responses.
    void requests(Snapshot log, Page page) {
        json.writeStartArray();
        RequestWriter writer = new RequestWriter();
        log.requests(page, writer);
        writer.endRequest();
        json.writeEndArray();
    }

    /// All counts.
    void counts(Snapshot log) {
        json.writeStartObject();
        for (Trait trait : new Trait[] {Trait.METHOD, Trait.SCHEME, Trait.USER_AGENT, Trait.HOST}) {
            json.writeName(trait.name().toLowerCase(Locale.ROOT) + "s");
            count(log, trait);
        }
        total(log);
        json.writeEndObject();
    }

    /// How many requests have each value.
    void count(Snapshot log, Trait trait) {
        json.writeStartObject();
        log.counts(trait, json::writeNumberProperty);
        json.writeEndObject();
    }

    void requestCount(Snapshot log) {
        json.writeStartObject();
        total(log);
        json.writeEndObject();
    }

    private void total(Snapshot log) {
        json.writeNumberProperty("requests", log.total());
    }

    /// Writes requests one after the other, each left open for its responses.
    private final class RequestWriter implements Taker {

        private boolean open;

        @Override
        public void request(Logged request) {
            endRequest();
            open = true;
            String url = request.scheme() + "://" + request.host() + request.path();
            json.writeStartObject();
            json.writeNumberProperty("id", request.id());
            json.writeStringProperty("created", DrfAnswers.moment(request.created()));
            json.writeStringProperty("method", request.method());
            json.writeStringProperty("scheme", request.scheme());
            json.writeObjectPropertyStart("url");
            json.writeStringProperty("host", request.host());
            json.writeStringProperty("path", request.path());
            json.writeStringProperty(
                    "raw", request.query().isEmpty() ? url : url + "?" + request.query());
            json.writeEndObject();
            json.writeStringProperty("user_agent", request.userAgent());
            json.writeArrayPropertyStart("responses");
        }

        @Override
        public void answer(Answered answer) {
            json.writeStartObject();
            json.writeStringProperty("created", DrfAnswers.moment(answer.at()));
            json.writeNumberProperty("status_code", answer.status());
            json.writeNumberProperty("content_size", answer.size());
            json.writeEndObject();
        }

        void endRequest() {
            if (open) {
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }
}
