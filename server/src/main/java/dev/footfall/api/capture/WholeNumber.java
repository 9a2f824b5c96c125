package dev.footfall.api.capture;

import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A whole number as the wire form has them: from 0 to [#MOST], which every JSON parser can tell
/// exactly.
final class WholeNumber {

    static final long MOST = 1L << 52;

    /// Follows a field's name.
    static final String BOUNDS = "must be a whole number from 0 to " + MOST;

    private WholeNumber() {}

    /// The value that the parser stands at; empty where it is none.
    static OptionalLong of(JsonParser json, JsonToken value) {
        boolean whole =
                value == JsonToken.VALUE_NUMBER_INT
                        && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        long number = whole ? json.getLongValue() : -1;
        return number < 0 || number > MOST ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
