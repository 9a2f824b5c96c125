package dev.footfall.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the way of a request, hop by hop, as JSON's parts.
public final class ChainAnswer {

    /// What a header sent may be of any length.
    private static final int LONGEST_SENT = 200;

    private ChainAnswer() {}

    public static List<Map<String, Object>> of(FoundAddress found) {
        return found.chain().stream().map(ChainAnswer::hop).toList();
    }

    private static Map<String, Object> hop(ClientHop hop) {
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("address", hop.address());
        words.put("sent", PlainText.clean(hop.sent(), LONGEST_SENT));
        words.put("from", hop.from());
        words.put("trusted", hop.isTrusted());
        words.put("role", hop.role().word());
        return words;
    }
}
