package dev.footfall.api.traffic;

import dev.footfall.api.PlainText;
import dev.footfall.model.Address;
import dev.footfall.model.Sender;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads the fields of one page view, whichever way they came. For one view.
final class ViewReader {

    private static final String URL = "url";
    private static final String AGENT = "user_agent";
    private static final String TIME = "timestamp";

    /// What the README calls the address, and what its code did.
    static final String ADDRESS_OF_README = "ip_addr";

    static final String ADDRESS = "ip_address";

    private static final Set<String> KNOWN = Set.of(URL, ADDRESS, ADDRESS_OF_README, AGENT, TIME);
    private static final int LONGEST_URL = 8_192;
    private static final int LONGEST_AGENT = 1_000;

    private final Map<String, JsonNode> fields;
    private final Complaints complaints;

    /// @param complaints takes what is wrong with them
    ViewReader(Map<String, JsonNode> fields, Complaints complaints) {
        this.fields = fields;
        this.complaints = complaints;
    }

    /// @param address what the address is called where it is missing
    Optional<TrafficView> read(String address) {
        fields.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .forEach(name -> complaints.add(name, Complaints.UNKNOWN));
        String url = text(URL);
        String sender = address(address);
        String agent = text(AGENT);
        OptionalLong time = time();
        if (url.length() > LONGEST_URL) {
            complaints.add(URL, "Longer than maximum length " + LONGEST_URL + ".");
        }
        return complaints.isEmpty()
                ? Optional.of(
                        new TrafficView(
                                ViewUrl.read(PlainText.clean(url, LONGEST_URL)),
                                Sender.of(sender, PlainText.clean(agent, LONGEST_AGENT)),
                                time))
                : Optional.empty();
    }

    private String address(String usual) {
        boolean isBoth = fields.containsKey(ADDRESS) && fields.containsKey(ADDRESS_OF_README);
        String name =
                fields.containsKey(ADDRESS)
                        ? ADDRESS
                        : fields.containsKey(ADDRESS_OF_README) ? ADDRESS_OF_README : usual;
        String text = text(name);
        if (isBoth && !text(ADDRESS_OF_README).equals(text)) {
            complaints.add(ADDRESS_OF_README, "Differs from " + ADDRESS + "; give one of them.");
        } else if (!text.isEmpty() && Address.parse(text).isEmpty()) {
            complaints.add(name, "Not a valid IP address.");
        }
        return text;
    }

    private OptionalLong time() {
        if (!fields.containsKey(TIME)) {
            return OptionalLong.empty();
        }
        JsonNode node = fields.get(TIME);
        if (node == null || node.isNull()) {
            complaints.add(TIME, Complaints.NULL);
            return OptionalLong.empty();
        }
        OptionalLong time =
                node.isString() ? Moments.moment(node.stringValue().strip()) : OptionalLong.empty();
        if (time.isEmpty()) {
            complaints.add(TIME, Complaints.NO_TIME);
        }
        return time;
    }

    private String text(String name) {
        JsonNode node = fields.get(name);
        if (node == null) {
            complaints.add(name, Complaints.MISSING);
        } else if (node.isNull()) {
            complaints.add(name, Complaints.NULL);
        } else if (!node.isString()) {
            complaints.add(name, Complaints.NO_TEXT);
        } else {
            return node.stringValue().strip();
        }
        return "";
    }
}
