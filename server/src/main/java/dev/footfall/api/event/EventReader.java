package dev.footfall.api.event;

import dev.footfall.api.PlainText;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/// Reads a body in Plausible's wire form, token by token, under the long names of its fields and
/// the short ones that the script sends. Any thread may call it.
final class EventReader {

    static final String BODY = "body";

    private static final int DEEPEST = 32;
    private static final int MOST_DOMAINS = 20;
    private static final int DOMAIN_LIMIT = 253;
    private static final int NAME_LIMIT = 120;
    private static final int REFERRER_LIMIT = 2000;
    private static final int USER_LIMIT = 300;
    private static final long ENGAGED_LIMIT = 30L * 24 * 60 * 60 * 1000;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .recyclerPool(JsonRecyclerPools.threadLocalPool())
                    .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                    .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .build();

    private EventReader() {}

    /// Never throws: what is wrong is among the form's problems.
    static EventForm read(byte[] body) {
        EventForm form = new EventForm();
        readFields(form, body);
        if (!form.problems.names(BODY)) {
            require(form);
        }
        return form;
    }

    /// A parser of text that stands inside a body, under the same bounds.
    static JsonParser parser(String text) {
        return JSON.createParser(ObjectReadContext.empty(), text);
    }

    private static void readFields(EventForm form, byte[] body) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            Progress progress = new Progress(json);
            try {
                readFields(form, json, progress);
            } catch (StreamConstraintsException e) {
                String what = "is nested too deeply or has a part that is too long";
                form.problems.add(named(progress.field()), what);
            } catch (JacksonException e) {
                form.problems.add(BODY, "is not valid JSON: " + reason(e));
                if (!progress.field().equals(BODY)) {
                    form.problems.add(named(progress.field()), "could not be read to its end");
                }
            }
        }
    }

    private static void readFields(EventForm form, JsonParser json, Progress progress) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            form.problems.add(BODY, "must be a JSON object");
            return;
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            progress.field = name;
            readField(form, name, json);
        }
        progress.field = BODY;
        if (json.nextToken() != null) {
            form.problems.add(BODY, "must end after the JSON object");
        }
    }

    /// Which field a parser is at.
    private static final class Progress {
        private final JsonParser json;
        private String field = BODY;

        Progress(JsonParser json) {
            this.json = json;
        }

        /// The parser reads a number with the name before it, so its own field may be ahead of
        /// ours.
        String field() {
            @Nullable String ahead = json.currentName();
            boolean outermost = json.streamReadContext().getNestingDepth() == 1;
            return outermost && ahead != null ? ahead : field;
        }
    }

    private static void readField(EventForm form, String name, JsonParser json) {
        json.nextToken();
        switch (name) {
            case "d", "domain" -> form.domains = domains(form, text(form, "domain", json));
            case "n", "name" -> form.name = text(form, "name", json);
            case "u", "url" -> form.url = text(form, "url", json);
            case "r", "referrer" ->
                    form.referrer = PlainText.cut(text(form, "referrer", json), REFERRER_LIMIT);
            case "p", "m", "props", "meta" -> form.props = PropsField.read(json, form.problems);
            case "$", "revenue" -> form.revenue = RevenueField.read(json);
            case "i", "interactive" -> form.interactive = flag(form, "interactive", json, true);
            case "h" -> form.hashRouting = flag(form, "h", json, false);
            case "sd" -> form.scroll = scroll(json);
            case "e" -> form.engaged = whole(json, 0, ENGAGED_LIMIT);
            case "id" -> form.id = id(form, text(form, "id", json));
            case "user" -> form.user = PlainText.cut(text(form, "user", json), USER_LIMIT);
            default -> json.skipChildren();
        }
    }

    private static void require(EventForm form) {
        Problems problems = form.problems;
        if (form.domains.isEmpty()) {
            missing(problems, "domain");
        }
        if (form.name.isEmpty()) {
            missing(problems, "name");
        } else if (form.name.length() > NAME_LIMIT) {
            problems.add("name", "should be at most " + NAME_LIMIT + " characters");
        }
        if (form.url.isEmpty()) {
            missing(problems, "url");
        } else {
            form.location = PageUrl.read(form.url, form.hashRouting, problems);
        }
        if (form.kind() == EventKind.ENGAGEMENT && form.scroll < 0 && form.engaged < 0) {
            problems.add("sd", "an engagement needs a valid whole number in 'sd' or 'e'");
        }
    }

    private static void missing(Problems problems, String field) {
        if (!problems.names(field)) {
            problems.add(field, "can't be blank");
        }
    }

    private static List<String> domains(EventForm form, String list) {
        if (list.indexOf(',') < 0) {
            return list.isEmpty() ? List.of() : List.of(domain(form, list));
        }
        List<String> domains = new ArrayList<>();
        for (String part : list.split(",", MOST_DOMAINS + 1)) {
            String domain = domain(form, part.strip());
            if (!domain.isEmpty() && !domains.contains(domain)) {
                domains.add(domain);
            }
        }
        if (domains.size() > MOST_DOMAINS) {
            form.problems.add("domain", "should name at most " + MOST_DOMAINS + " sites");
        }
        return domains;
    }

    private static String domain(EventForm form, String domain) {
        if (domain.length() > DOMAIN_LIMIT) {
            form.problems.add("domain", "should be at most " + DOMAIN_LIMIT + " characters");
        }
        return PlainText.lower(domain);
    }

    private static Optional<EventId> id(EventForm form, String text) {
        Optional<EventId> id = EventId.parse(text);
        if (id.isEmpty() && !text.isEmpty()) {
            form.problems.add("id", "must be a UUID");
        }
        return id;
    }

    /// The text without spaces around it; empty for null.
    private static String text(EventForm form, String field, JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            String text = json.getString().strip();
            if (!PlainText.isPlain(text)) {
                form.problems.add(field, "must not contain control characters or broken Unicode");
            }
            return text;
        }
        if (token != JsonToken.VALUE_NULL) {
            form.problems.add(field, "must be a text");
            json.skipChildren();
        }
        return "";
    }

    private static boolean flag(EventForm form, String field, JsonParser json, boolean usual) {
        @Nullable JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return !json.getString().equals("0");
        }
        if (token != JsonToken.VALUE_NULL) {
            form.problems.add(field, "must be true or false");
            json.skipChildren();
        }
        return usual;
    }

    private static int scroll(JsonParser json) {
        int scroll = (int) whole(json, 0, EventForm.NO_SCROLL);
        return scroll == EventForm.NO_SCROLL || scroll <= EventForm.FULL_SCROLL ? scroll : -1;
    }

    /// The whole number when it lies within the bounds, else -1.
    private static long whole(JsonParser json, long least, long most) {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getString().length() > 12) {
            json.skipChildren();
            return -1;
        }
        long value = json.getLongValue();
        return value < least || value > most ? -1 : value;
    }

    private static String named(String field) {
        return switch (field) {
            case "d" -> "domain";
            case "n" -> "name";
            case "u" -> "url";
            case "r" -> "referrer";
            case "p", "m", "meta" -> "props";
            case "$" -> "revenue";
            case "i" -> "interactive";
            default -> PlainText.clean(field, NAME_LIMIT);
        };
    }

    private static String reason(JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int line = message.indexOf('\n');
        return PlainText.clean(line < 0 ? message : message.substring(0, line), 200);
    }
}
