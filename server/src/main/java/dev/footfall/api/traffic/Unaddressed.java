package dev.footfall.api.traffic;

import dev.footfall.api.PlainText;
import dev.footfall.model.Address;
import dev.footfall.model.Rejected;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Input as it may be kept where it is refused: without addresses.
final class Unaddressed {

    private static final Pattern PERHAPS = Pattern.compile("[0-9A-Fa-f:.]{3,45}");
    private static final String TAKEN_OUT = "-";

    private Unaddressed() {}

    /// @param query the fields of the URL's query
    static String original(Map<String, String> query, byte[] body) {
        String fields =
                query.entrySet().stream()
                        .filter(field -> !field.getKey().startsWith("ip_"))
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
        int kept = Math.min(body.length, Rejected.ORIGINAL_LIMIT);
        String sent = new String(body, 0, kept, StandardCharsets.UTF_8);
        String both = fields.isEmpty() || sent.isEmpty() ? fields + sent : fields + "\n" + sent;
        return of(PlainText.clean(both, Rejected.ORIGINAL_LIMIT));
    }

    static String of(String text) {
        return PERHAPS.matcher(text)
                .replaceAll(found ->
                        Address.parse(found.group()).isPresent() ? TAKEN_OUT : found.group());
    }
}
