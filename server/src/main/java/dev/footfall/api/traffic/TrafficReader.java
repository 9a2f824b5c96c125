package dev.footfall.api.traffic;

import dev.footfall.api.Json;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads what `POST /api/v1/traffic` takes: one view in the URL's query, in a form or in JSON, or
/// in JSON a list of them. All of a list is good, or nothing of it is taken.
final class TrafficReader {

    static final int MOST_VIEWS = 200;

    private static final String LIST = "traffic";
    private static final String FORM = "application/x-www-form-urlencoded";

    private TrafficReader() {}

    /// @param query the fields in the URL's query; those of the body go before them
    /// @param type the body's `Content-Type`; empty when not told
    /// @throws Refusal in the words of site-analytics
    static List<TrafficView> read(Map<String, String> query, String type, byte[] body)
            throws Refusal {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        query.forEach((name, value) -> fields.put(name, StringNode.valueOf(value)));
        if (isForm(type)) {
            form(body).forEach((name, value) -> fields.put(name, StringNode.valueOf(value)));
            return one(fields, ViewReader.ADDRESS_OF_README);
        }
        if (isBlank(body)) {
            return one(fields, ViewReader.ADDRESS_OF_README);
        }
        JsonNode json = json(body);
        if (!json.isObject()) {
            Complaints complaints = new Complaints();
            complaints.add(Complaints.WHOLE, Complaints.NO_OBJECT);
            throw Refusal.of(complaints);
        }
        json.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return json.has(LIST) ? list(fields) : one(fields, ViewReader.ADDRESS);
    }

    static boolean isForm(String type) {
        return type.strip().toLowerCase(Locale.ROOT).startsWith(FORM);
    }

    private static boolean isBlank(byte[] body) {
        for (byte b : body) {
            if (b > ' ' || b < 0) {
                return false;
            }
        }
        return true;
    }

    private static JsonNode json(byte[] body) throws Refusal {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw Refusal.unreadable("body: is no JSON: " + e.getOriginalMessage());
        }
    }

    /// The first of several values counts, as in a form that Flask reads.
    static Map<String, String> form(byte[] body) throws Refusal {
        try {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            Map<String, String> fields = new LinkedHashMap<>();
            new QueryStringDecoder(text, false)
                    .parameters()
                    .forEach((name, values) -> fields.put(name, values.getFirst()));
            return fields;
        } catch (IllegalArgumentException e) {
            throw Refusal.unreadable("body: is no form: " + e.getMessage());
        }
    }

    private static List<TrafficView> one(Map<String, JsonNode> fields, String address)
            throws Refusal {
        Complaints complaints = new Complaints();
        Optional<TrafficView> view = new ViewReader(fields, complaints).read(address);
        if (view.isEmpty()) {
            throw Refusal.of(complaints);
        }
        return List.of(view.get());
    }

    private static List<TrafficView> list(Map<String, JsonNode> fields) throws Refusal {
        Complaints complaints = new Complaints();
        fields.keySet().stream()
                .filter(name -> !name.equals(LIST))
                .forEach(name -> complaints.add(name, Complaints.UNKNOWN));
        JsonNode items = fields.get(LIST);
        if (items == null || !items.isArray()) {
            boolean isNull = items != null && items.isNull();
            complaints.add(LIST, isNull ? Complaints.NULL : Complaints.NO_LIST);
            throw Refusal.of(complaints);
        }
        if (items.isEmpty()) {
            throw Refusal.of("The request did not contain any traffic records.");
        }
        if (items.size() > MOST_VIEWS) {
            throw Refusal.of(
                    "Too many traffic records in this request; the maximum allowed is %d but this one has %d"
                            .formatted(MOST_VIEWS, items.size()));
        }
        List<TrafficView> views = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Complaints ofItem = new Complaints();
            item(items.get(i), ofItem).ifPresent(views::add);
            complaints.add(i, ofItem);
        }
        if (!complaints.isEmpty()) {
            throw Refusal.of(complaints);
        }
        return views;
    }

    private static Optional<TrafficView> item(JsonNode item, Complaints complaints) {
        if (!item.isObject()) {
            complaints.add(Complaints.WHOLE, Complaints.NO_OBJECT);
            return Optional.empty();
        }
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        item.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new ViewReader(fields, complaints).read(ViewReader.ADDRESS);
    }
}
