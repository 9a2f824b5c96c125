package dev.footfall.api.capture;

import dev.footfall.model.SentEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads when the events of a stream were sent, `{count, times_us, last_us, longest_gap_us}`. What
/// is not told of the last two is found from the times. For one stream.
final class SentEventsReader {

    static final String FIELD = "sent_events";

    private static final String COUNT = "count";
    private static final String TIMES = "times_us";
    private static final String LAST = "last_us";
    private static final String GAP = "longest_gap_us";

    private final BiConsumer<String, String> faults;
    private final List<Long> times = new ArrayList<>();
    private OptionalLong count = OptionalLong.empty();
    private OptionalLong last = OptionalLong.empty();
    private OptionalLong gap = OptionalLong.empty();

    /// @param faults told of each field that is not allowed, and why
    SentEventsReader(BiConsumer<String, String> faults) {
        this.faults = faults;
    }

    /// The parser stands at the object's first token, and afterwards at its last.
    Optional<SentEvents> read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            faults.accept(FIELD, "must be an object");
            json.skipChildren();
            return Optional.empty();
        }
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            JsonToken value = json.nextToken();
            if (value != JsonToken.VALUE_NULL) {
                read(json, name, value);
            }
            json.skipChildren();
        }
        return told();
    }

    private void read(JsonParser json, String name, JsonToken value) {
        switch (name) {
            case COUNT -> count = number(name, json, value);
            case LAST -> last = number(name, json, value);
            case GAP -> gap = number(name, json, value);
            case TIMES -> times(json, value);
            default -> {}
        }
    }

    private OptionalLong number(String name, JsonParser json, JsonToken value) {
        OptionalLong number = WholeNumber.of(json, value);
        if (number.isEmpty()) {
            fault(name, WholeNumber.BOUNDS);
        }
        return number;
    }

    private void times(JsonParser json, JsonToken value) {
        if (value != JsonToken.START_ARRAY) {
            fault(TIMES, "must be a list of whole numbers");
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            OptionalLong time = number(TIMES, json, json.currentToken());
            json.skipChildren();
            if (times.size() == SentEvents.MOST) {
                fault(TIMES, "has more than " + SentEvents.MOST);
            } else {
                time.ifPresent(this::add);
            }
        }
    }

    private void add(long time) {
        if (!times.isEmpty() && time < times.getLast()) {
            fault(TIMES, "must ascend");
        }
        times.add(time);
    }

    private Optional<SentEvents> told() {
        long latest = times.isEmpty() ? 0 : times.getLast();
        long all = count.orElse(times.size());
        long end = last.orElse(latest);
        long pause = gap.orElse(longestGap());
        if (all < times.size()) {
            fault(COUNT, "must be no less than there are in " + TIMES);
        }
        if (end < latest) {
            fault(LAST, "must be no less than the last of " + TIMES);
        }
        if (pause > end) {
            fault(GAP, "must be no more than " + LAST);
        }
        return Optional.of(new SentEvents(all, times, end, pause));
    }

    private long longestGap() {
        long longest = 0;
        for (int i = 1; i < times.size(); i++) {
            longest = Math.max(longest, times.get(i) - times.get(i - 1));
        }
        return longest;
    }

    private void fault(String name, String what) {
        faults.accept(FIELD + "." + name, what);
    }
}
