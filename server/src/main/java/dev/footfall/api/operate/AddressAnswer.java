package dev.footfall.api.operate;

import dev.footfall.api.ChainAnswer;
import dev.footfall.api.FoundAddress;
import dev.footfall.ingest.place.SpecialNetworks;
import dev.footfall.model.Address;
import dev.footfall.model.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer of `/api/address`, in the words of the wire.
final class AddressAnswer {

    private AddressAnswer() {}

    static Map<String, Object> of(FoundAddress found, SentHeaders sent, Place place) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("address", found.address());
        answer.put("kind", kind(found.address()));
        answer.put("why", found.why());
        answer.put("advice", advice(found, sent));
        answer.put("place", place);
        answer.put("peer", found.peer().address());
        answer.put("chain", ChainAnswer.of(found));
        answer.put("headers", headers(found, sent));
        return answer;
    }

    private static String kind(String address) {
        return Address.parse(address).flatMap(SpecialNetworks::word).orElse("public");
    }

    private static List<Map<String, Object>> headers(FoundAddress found, SentHeaders sent) {
        return sent.lines().entrySet().stream()
                .map(line -> {
                    Map<String, Object> header = new LinkedHashMap<>();
                    header.put("name", line.getKey());
                    header.put("values", line.getValue());
                    header.put("read", line.getKey().equalsIgnoreCase(found.header()));
                    return header;
                })
                .toList();
    }

    /// What the operator may want to change; empty where nothing looks wrong.
    private static String advice(FoundAddress found, SentHeaders sent) {
        boolean isStranger = !found.peer().isTrusted();
        if (isStranger && !sent.lines().isEmpty()) {
            return "If "
                    + found.peer().address()
                    + " is your proxy, add it to http.trusted-proxies; if it is not, somebody else"
                    + " wrote the headers and all is well.";
        }
        if (isStranger) {
            return kind(found.address()).equals("private")
                    ? "If you came through a proxy, it does not pass your address on: have it set"
                            + " X-Forwarded-For, and add it to http.trusted-proxies."
                    : "";
        }
        if (found.header().isEmpty() && !sent.unread().isEmpty()) {
            return "Your proxy sent "
                    + String.join(", ", sent.unread())
                    + ", which http.address-headers does not name.";
        }
        if (found.header().isEmpty()) {
            return "Have your proxy set X-Forwarded-For, or every visitor has its address.";
        }
        return inside(found, sent);
    }

    private static String inside(FoundAddress found, SentHeaders sent) {
        if (found.end() == FoundAddress.End.NO_ADDRESS) {
            return "Have the proxy at "
                    + found.address()
                    + " send its client's address, without which its visitors are one.";
        }
        List<String> others =
                sent.lines().keySet().stream()
                        .filter(name -> sent.isRead(name) && !name.equalsIgnoreCase(found.header()))
                        .toList();
        return others.isEmpty()
                ? ""
                : String.join(", ", others)
                        + " was sent too. If your proxy sets that one and passes "
                        + found.header()
                        + " on unchanged, name only the former in http.address-headers, as anybody"
                        + " can write the latter.";
    }
}
