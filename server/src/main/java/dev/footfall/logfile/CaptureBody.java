package dev.footfall.logfile;

import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes hits as `POST /api/capture` reads them, compressed.
final class CaptureBody {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int BYTES_A_HIT = 64;

    private CaptureBody() {}

    /// @param hits all of one site, and not empty
    static byte[] write(List<Hit> hits) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(hits.size() * BYTES_A_HIT);
        try (GZIPOutputStream zipped = new GZIPOutputStream(body);
                JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), zipped)) {
            json.writeStartObject();
            json.writeStringProperty("site", hits.getFirst().domain());
            json.writeArrayPropertyStart("exchanges");
            hits.forEach(hit -> write(json, hit));
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return body.toByteArray();
    }

    private static void write(JsonGenerator json, Hit hit) {
        Exchange exchange = hit.exchange();
        json.writeStartObject();
        hit.id().ifPresent(id -> json.writeStringProperty("id", id.toString()));
        json.writeNumberProperty("time", hit.happened());
        if (!exchange.isPresent()) {
            json.writeBooleanProperty("view", true);
        }
        if (hit.mayBePage()) {
            json.writeBooleanProperty("page", true);
        }
        text(json, "address", hit.sender().address());
        text(json, "method", exchange.method());
        text(json, "scheme", exchange.scheme());
        text(json, "host", hit.location().host());
        text(json, "path", hit.location().path());
        text(json, "query", hit.location().query());
        if (exchange.status() != 0) {
            json.writeNumberProperty("status", exchange.status());
        }
        number(json, "duration_us", exchange.durationMicros());
        number(json, "bytes_in", exchange.bytesIn());
        number(json, "bytes_out", exchange.bytesOut());
        text(json, "user_agent", hit.sender().userAgent());
        text(json, "referrer", hit.referrer());
        text(json, "route", exchange.route());
        text(json, "consumer", exchange.consumer());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String value) {
        if (!value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }

    private static void number(JsonGenerator json, String name, OptionalLong value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.getAsLong());
        }
    }
}
