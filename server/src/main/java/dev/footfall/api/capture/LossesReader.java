package dev.footfall.api.capture;

import dev.footfall.api.PlainText;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads a batch's `losses`: how much the sender could not send, by its word for the reason.
final class LossesReader {

    /// Stands for reasons that are too many.
    static final String OTHER = "other";

    static final int MOST_REASONS = 32;
    private static final int LONGEST_REASON = 64;

    private LossesReader() {}

    /// The parser stands at the first token of the value, and afterwards at its last.
    ///
    /// @throws CaptureException when it is no object of whole numbers
    static Map<String, Long> read(JsonParser json, JsonToken value) {
        if (value == JsonToken.VALUE_NULL) {
            return Map.of();
        }
        if (value != JsonToken.START_OBJECT) {
            throw CaptureException.bad("losses: must be an object with a count for each reason");
        }
        Map<String, Long> losses = new LinkedHashMap<>();
        for (String name = json.nextName(); name != null; name = json.nextName()) {
            String reason = PlainText.clean(name.strip(), LONGEST_REASON);
            long count = count(json, json.nextToken());
            boolean fits = losses.containsKey(reason) || losses.size() < MOST_REASONS;
            if (count > 0) {
                String kept = reason.isEmpty() || !fits ? OTHER : reason;
                losses.merge(kept, count, (a, b) -> Math.min(WholeNumber.MOST, a + b));
            }
        }
        return losses;
    }

    private static long count(JsonParser json, JsonToken value) {
        return WholeNumber.of(json, value)
                .orElseThrow(
                        () -> CaptureException.bad("losses: each count " + WholeNumber.BOUNDS));
    }
}
