package dev.footfall.api.capture;

import dev.footfall.api.PlainText;
import dev.footfall.capture.mask.Masker;
import dev.footfall.model.Direction;
import dev.footfall.model.Ending;
import dev.footfall.model.EventId;
import dev.footfall.model.Exchange;
import dev.footfall.model.ExchangeTrace;
import dev.footfall.model.Location;
import dev.footfall.model.Micros;
import dev.footfall.model.Rejected;
import dev.footfall.model.Sender;
import dev.footfall.model.SentEvents;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one item. The first field that is not allowed makes it a bad one; its other fields are
/// still passed over, so that the next item is found. For one item.
final class ItemReader {

    private static final int LONGEST_TEXT = 2_048;
    private static final int LONGEST_PATH = 8_192;
    private static final int LONGEST_METHOD = 32;
    private static final long MOST = 1L << 52;
    private static final long MICROS = 1000;
    private static final long MOST_MILLIS = MOST / MICROS;
    private static final int LONGEST_TRACE = 128;
    private static final Set<String> TEXTS =
            Set.of(
                    "id",
                    "time",
                    "address",
                    "method",
                    "scheme",
                    "host",
                    "path",
                    "query",
                    "user_agent",
                    "referrer",
                    "route",
                    "consumer",
                    "trace_id",
                    "outcome",
                    "direction");
    private static final Set<String> NUMBERS =
            Set.of("time", "status", "duration_us", "bytes_in", "bytes_out", "sequence");

    private final Masker masker;
    private final Keeping keeping;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();
    private Map<String, String> headers = Map.of();
    private Optional<Boolean> page = Optional.empty();
    private Optional<RawMessage> request = Optional.empty();
    private Optional<RawMessage> response = Optional.empty();
    private Optional<SentEvents> sentEvents = Optional.empty();
    private OptionalLong firstByte = OptionalLong.empty();
    private boolean view;
    private String problem = "";

    /// @param masker takes secrets out before anything leaves this reader
    ItemReader(Masker masker) {
        this.masker = masker;
        this.keeping = new Keeping(masker);
    }

    /// The parser stands at the item's first token, and afterwards at its last.
    CapturedItem read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return new CapturedItem.Bad("must be a JSON object", "");
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            read(json, name, value);
            json.skipChildren();
        }
        mask();
        return problem.isEmpty() ? item() : new CapturedItem.Bad(problem, original());
    }

    /// What the texts of a URL say that nobody else is to know.
    private void mask() {
        texts.computeIfPresent("path", (_, path) -> maskedPath(path));
        texts.computeIfPresent("query", (_, query) -> masker.query(query));
        texts.computeIfPresent("referrer", (_, referrer) -> masker.text(referrer));
    }

    private String maskedPath(String path) {
        int mark = path.indexOf('?');
        String bare = mark < 0 ? path : path.substring(0, mark);
        // One that does not begin with / may be a whole URL.
        String named = bare.startsWith("/") ? bare : masker.text(bare);
        String masked = masker.path(named, text("route"));
        return mark < 0 ? masked : masked + "?" + masker.query(path.substring(mark + 1));
    }

    private void read(JsonParser json, String name, JsonToken value) {
        if (name.equals("headers") && value != JsonToken.VALUE_NULL) {
            headers(json, value);
            return;
        }
        if (value != JsonToken.VALUE_NULL) {
            switch (name) {
                case "request" -> request = Optional.of(message(name, json));
                case "response" -> response = Optional.of(message(name, json));
                case "ttfb" -> firstByte(json, value);
                case SentEventsReader.FIELD ->
                        sentEvents = new SentEventsReader(this::fault).read(json);
                default -> {}
            }
        }
        boolean number = NUMBERS.contains(name);
        boolean text = TEXTS.contains(name);
        if (value == JsonToken.VALUE_NULL || !(number || text || isTruth(name))) {
            return;
        }
        switch (value) {
            case VALUE_STRING -> {
                if (!text) {
                    fault(name, "must be " + (number ? "a number" : "true or false"));
                } else {
                    text(name, json.getString());
                }
            }
            case VALUE_NUMBER_INT -> {
                if (number && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                    number(name, json.getLongValue());
                } else {
                    fault(name, number ? "is too large" : "must be a text");
                }
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                if (name.equals("page")) {
                    page = Optional.of(value == JsonToken.VALUE_TRUE);
                } else if (name.equals("view")) {
                    view = value == JsonToken.VALUE_TRUE;
                } else {
                    fault(name, "must be " + (text ? "a text" : "a number"));
                }
            }
            default -> fault(name, "must be " + (text ? "a text" : "a whole number"));
        }
    }

    private static boolean isTruth(String name) {
        return name.equals("page") || name.equals("view");
    }

    private void headers(JsonParser json, JsonToken value) {
        if (value == JsonToken.START_OBJECT) {
            headers = CapturedHeaders.read(json);
        } else {
            fault("headers", "must be an object of texts");
        }
    }

    private RawMessage message(String name, JsonParser json) {
        return new MessageReader(name, this::fault).read(json);
    }

    private void firstByte(JsonParser json, JsonToken value) {
        double millis = value.isNumeric() ? json.getDoubleValue() : -1;
        if (millis >= 0 && millis <= MOST_MILLIS) {
            firstByte = OptionalLong.of(Math.round(millis * MICROS));
        } else {
            fault("ttfb", "must be a number of milliseconds from 0 to " + MOST_MILLIS);
        }
    }

    private void fault(String name, String what) {
        if (problem.isEmpty()) {
            problem = name + ": " + what;
        }
    }

    private void text(String name, String text) {
        boolean url = name.equals("path") || name.equals("query") || name.equals("referrer");
        int limit = url ? LONGEST_PATH : name.equals("trace_id") ? LONGEST_TRACE : LONGEST_TEXT;
        if (text.length() > limit && !name.equals("user_agent")) {
            fault(name, "is longer than " + limit + " characters");
        }
        texts.put(name, PlainText.clean(text, limit));
    }

    private void number(String name, long number) {
        if (number < 0 || number > MOST) {
            fault(name, "must be from 0 to " + MOST);
        }
        numbers.put(name, number);
    }

    private CapturedItem item() {
        Optional<EventId> id = id();
        OptionalLong time = time();
        Location location = location();
        Optional<CapturedDetails> details = view ? Optional.empty() : details();
        Exchange exchange = view ? Exchange.NONE : exchange();
        if (!problem.isEmpty()) {
            return new CapturedItem.Bad(problem, original());
        }
        return new CapturedItem.Good(
                id, time, location, sender(), referrer(), exchange, details, page, original());
    }

    /// What is not said beside the request is looked for in its headers.
    private Sender sender() {
        RawMessage asked = request.orElse(RawMessage.NONE);
        boolean named = texts.containsKey("user_agent");
        return new Sender(
                text("address"),
                named
                        ? text("user_agent")
                        : PlainText.cut(asked.header("User-Agent"), LONGEST_TEXT),
                "",
                headers.isEmpty() ? CapturedHeaders.of(asked.headers()) : headers);
    }

    private String referrer() {
        return texts.containsKey("referrer")
                ? text("referrer")
                : masker.text(request.orElse(RawMessage.NONE).header("Referer"));
    }

    private Optional<CapturedDetails> details() {
        String outcome = text("outcome");
        Optional<Ending> ending = Ending.find(outcome);
        if (ending.isEmpty() && !outcome.isEmpty()) {
            String words = String.join(", ", Ending.told().stream().map(Ending::word).toList());
            fault("outcome", "must be one of " + words);
        }
        Direction direction = direction();
        boolean counted = direction == Direction.INCOMING;
        if (counted && request.isEmpty() && response.isEmpty() && sentEvents.isEmpty()) {
            return Optional.empty();
        }
        ExchangeTrace trace =
                new ExchangeTrace(
                        firstByte,
                        text("trace_id"),
                        ending.orElse(Ending.UNKNOWN),
                        number("sequence"),
                        direction);
        return Optional.of(
                new CapturedDetails(
                        trace,
                        keeping.of(request.orElse(RawMessage.NONE)),
                        keeping.of(response.orElse(RawMessage.NONE)),
                        sentEvents));
    }

    private Direction direction() {
        String word = text("direction");
        Optional<Direction> direction = Direction.find(word);
        if (direction.isEmpty() && !word.isEmpty()) {
            fault("direction", "must be incoming or outgoing");
        }
        return direction.orElse(Direction.INCOMING);
    }

    private String text(String name) {
        return texts.getOrDefault(name, "");
    }

    private Optional<EventId> id() {
        String text = text("id");
        Optional<EventId> id = EventId.parse(text);
        if (id.isEmpty() && !text.isEmpty()) {
            fault("id", "must be a UUID");
        }
        return id;
    }

    private OptionalLong time() {
        Long micros = numbers.get("time");
        if (micros != null) {
            return OptionalLong.of(micros);
        }
        String text = text("time");
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return OptionalLong.of(Micros.of(instant));
        } catch (DateTimeParseException | ArithmeticException e) {
            fault("time", "must be like 2026-11-21T04:30:00Z, or microseconds since 1970");
            return OptionalLong.empty();
        }
    }

    private Location location() {
        String path = text("path");
        if (path.isEmpty()) {
            fault("path", "is required");
        } else if (path.charAt(0) != '/') {
            fault("path", "must begin with /");
        }
        int mark = path.indexOf('?');
        boolean split = mark >= 0 && text("query").isEmpty();
        String query = split ? path.substring(mark + 1) : text("query");
        return new Location(
                PlainText.lower(text("host")), mark >= 0 ? path.substring(0, mark) : path, query);
    }

    private Exchange exchange() {
        String method = text("method").toUpperCase(Locale.ROOT);
        if (method.isEmpty()) {
            fault("method", "is required");
        } else if (method.length() > LONGEST_METHOD
                || !method.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '-' || c == '_')) {
            fault("method", "must be up to " + LONGEST_METHOD + " letters");
        }
        String scheme = text("scheme").toLowerCase(Locale.ROOT);
        if (!Set.of("", "http", "https").contains(scheme)) {
            fault("scheme", "must be http or https");
        }
        long status = numbers.getOrDefault("status", 0L);
        if (status != 0 && (status < 100 || status > 599)) {
            fault("status", "must be from 100 to 599");
        }
        return new Exchange(
                method,
                scheme,
                (int) status,
                text("route"),
                number("duration_us"),
                number("bytes_in"),
                number("bytes_out"),
                text("consumer"));
    }

    private OptionalLong number(String name) {
        Long number = numbers.get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /// What was understood of it, without the address, which is never kept.
    private String original() {
        Map<String, Object> shown = new LinkedHashMap<>(texts);
        shown.remove("address");
        shown.putAll(numbers);
        return PlainText.cut(shown.toString(), Rejected.ORIGINAL_LIMIT);
    }
}
