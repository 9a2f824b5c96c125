package dev.footfall.api.traffic;

import dev.footfall.api.PlainText;
import dev.footfall.model.Address;
import dev.footfall.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Input as it may be kept where it is refused: without addresses.
final class Unaddressed {

    private static final Pattern V4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern PERHAPS_V6 =
            Pattern.compile("(?:[0-9A-Fa-f]{1,4}|:):[0-9A-Fa-f:.]{0,45}");
    private static final String TAKEN_OUT = "-";

    private Unaddressed() {}

    /// @param query the fields of the URL's query
    /// @param type the body's `Content-Type`
    static String original(Map<String, String> query, String type, byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>(query);
        String sent = "";
        if (TrafficReader.isForm(type)) {
            try {
                fields.putAll(TrafficReader.form(body));
            } catch (Refusal e) {
                sent = "a form that cannot be read";
            }
        } else {
            int kept = Math.min(body.length, Rejected.ORIGINAL_LIMIT);
            sent = new String(body, 0, kept, StandardCharsets.UTF_8);
        }
        String told =
                fields.entrySet().stream()
                        .filter(field -> !field.getKey().startsWith("ip_"))
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        String both = told.isEmpty() || sent.isEmpty() ? told + sent : told + "\n" + sent;
        return of(PlainText.clean(both, Rejected.ORIGINAL_LIMIT));
    }

    /// Times of day stay: of what has colons only addresses are taken out.
    static String of(String text) {
        String without = V4.matcher(text).replaceAll(TAKEN_OUT);
        return PERHAPS_V6
                .matcher(without)
                .replaceAll(found ->
                        Address.parse(found.group()).isPresent() ? TAKEN_OUT : found.group());
    }
}
