package dev.footfall.api.event;

import dev.footfall.model.Revenue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the money of an event, `{"currency": "EUR", "amount": "12.50"}`, or the same written as a
/// text. Anything invalid is no money; the event itself stays.
final class RevenueField {

    /// What the store keeps: 14 digits before and 4 behind the point.
    private static final int SCALE = 4;

    private static final int MOST_WHOLE_DIGITS = 14;
    private static final int AMOUNT_LIMIT = 40;

    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream()
                    .map(Currency::getCurrencyCode)
                    .collect(Collectors.toUnmodifiableSet());

    private RevenueField() {}

    static Revenue read(JsonParser json) {
        @Nullable JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (token == JsonToken.VALUE_STRING) {
            return written(json.getString());
        }
        json.skipChildren();
        return Revenue.NONE;
    }

    private static Revenue written(String text) {
        try (JsonParser json = EventReader.parser(text)) {
            return json.nextToken() == JsonToken.START_OBJECT ? object(json) : Revenue.NONE;
        } catch (JacksonException e) {
            return Revenue.NONE;
        }
    }

    private static Revenue object(JsonParser json) {
        String currency = "";
        String amount = "";
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            @Nullable JsonToken token = json.nextToken();
            String value = token != null && token.isScalarValue() ? json.getString() : "";
            json.skipChildren();
            switch (key) {
                case "currency" -> currency = value;
                case "amount" -> amount = value;
                default -> {}
            }
        }
        return money(currency.strip().toUpperCase(Locale.ROOT), amount.strip());
    }

    private static Revenue money(String currency, String amount) {
        if (!CURRENCIES.contains(currency) || amount.length() > AMOUNT_LIMIT) {
            return Revenue.NONE;
        }
        try {
            BigDecimal number = new BigDecimal(amount);
            long wholeDigits = (long) number.precision() - number.scale();
            if (wholeDigits > MOST_WHOLE_DIGITS || number.scale() > AMOUNT_LIMIT) {
                return Revenue.NONE;
            }
            BigDecimal rounded = number.setScale(SCALE, RoundingMode.HALF_EVEN);
            boolean fits = rounded.precision() - SCALE <= MOST_WHOLE_DIGITS;
            return fits ? new Revenue(rounded, currency) : Revenue.NONE;
        } catch (NumberFormatException e) {
            return Revenue.NONE;
        }
    }
}
