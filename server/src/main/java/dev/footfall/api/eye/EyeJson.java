package dev.footfall.api.eye;

import dev.footfall.api.DrfAnswers;
import dev.footfall.api.Json;
import dev.footfall.ingest.eye.EyeCheck;
import dev.footfall.model.EyeEvent;
import dev.footfall.store.EyeStore.EventRow;
import dev.footfall.store.EyeStore.FaultRow;
import dev.footfall.store.EyeStore.SessionRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// How the eye shows what it keeps.
final class EyeJson {

    /// What a fault's payload says of the event that it could not become.
    private static final List<String> TOLD = List.of("category", "name", "timestamp");

    private EyeJson() {}

    static Map<String, Object> event(EventRow row) {
        EyeEvent event = row.event();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id());
        shown.put("session", session(event.session()));
        shown.put("category", event.category());
        shown.put("name", event.name());
        shown.put("data", new RawValue(event.data()));
        shown.put("timestamp", DrfAnswers.moment(event.timestamp()));
        shown.put("created_at", DrfAnswers.moment(event.received()));
        return shown;
    }

    /// For administrators: with the receipt of the input that became it.
    static Map<String, Object> eventRow(EventRow row) {
        Map<String, Object> shown = event(row);
        shown.put("receipt", row.event().receipt().toString());
        return shown;
    }

    /// The event as its sender would tell it again.
    static ObjectNode told(EyeEvent event) {
        ObjectNode told = JsonNodeFactory.instance.objectNode();
        told.putObject("session").put("id", event.session().toString());
        told.put("category", event.category());
        told.put("name", event.name());
        told.set("data", Json.MAPPER.readTree(event.data()));
        told.put("timestamp", DrfAnswers.moment(event.timestamp()));
        return told;
    }

    static Map<String, Object> session(UUID id) {
        return Map.of("id", id.toString());
    }

    /// With what is known of its events.
    static Map<String, @Nullable Object> session(SessionRow row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id().toString());
        shown.put("created_at", DrfAnswers.moment(row.created()));
        shown.put("events", row.events());
        shown.put(
                "first_event",
                row.first().isPresent() ? DrfAnswers.moment(row.first().getAsLong()) : null);
        shown.put(
                "last_event",
                row.last().isPresent() ? DrfAnswers.moment(row.last().getAsLong()) : null);
        return shown;
    }

    static Map<String, @Nullable Object> fault(FaultRow row) {
        JsonNode payload = payload(row);
        JsonNode data = payload.path("data");
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id());
        shown.put("data", EyeCheck.isFalsy(data) ? null : data);
        shown.put("message", row.message());
        shown.put("created_at", DrfAnswers.moment(row.created()));
        shown.put("errors", new RawValue(row.errors()));
        shown.put("session", session(payload));
        for (String field : TOLD) {
            shown.put(field, orNull(payload.path(field)));
        }
        shown.put("payload", payload);
        shown.put("receipt", row.receipt().toString());
        return shown;
    }

    static JsonNode payload(FaultRow row) {
        try {
            return Json.MAPPER.readTree(row.payload());
        } catch (JacksonException e) {
            // Within a list it was nested less deeply than alone.
            return JsonNodeFactory.instance.stringNode(row.payload());
        }
    }

    private static @Nullable JsonNode session(JsonNode payload) {
        JsonNode session = payload.path("session");
        return session.isMissingNode() ? orNull(payload.path("session_id")) : session;
    }

    private static @Nullable JsonNode orNull(JsonNode value) {
        return value.isMissingNode() ? null : value;
    }
}
