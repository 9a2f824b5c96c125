package dev.footfall.ingest.place;

import dev.footfall.model.Address;
import dev.footfall.model.Network;
import java.util.List;
import java.util.Optional;

/// Addresses that lie nowhere because they are not on the public internet (IANA's registries of
/// special-purpose addresses), with the words for them.
public final class SpecialNetworks {

    private record Special(Network network, String word) {}

    private static final List<Special> ALL =
            List.of(
                    special("10.0.0.0/8", "private"),
                    special("172.16.0.0/12", "private"),
                    special("192.168.0.0/16", "private"),
                    special("127.0.0.0/8", "loopback"),
                    special("100.64.0.0/10", "shared by a carrier's customers"),
                    special("169.254.0.0/16", "link-local"),
                    special("0.0.0.0/8", "unspecified"),
                    special("192.0.2.0/24", "for documentation"),
                    special("198.51.100.0/24", "for documentation"),
                    special("203.0.113.0/24", "for documentation"),
                    special("198.18.0.0/15", "for measurements"),
                    special("224.0.0.0/4", "multicast"),
                    special("240.0.0.0/4", "reserved"),
                    special("::1", "loopback"),
                    special("::", "unspecified"),
                    special("fc00::/7", "private"),
                    special("fec0::/10", "private"),
                    special("fe80::/10", "link-local"),
                    special("2001:db8::/32", "for documentation"),
                    special("3fff::/20", "for documentation"),
                    special("100::/64", "discarded"),
                    special("ff00::/8", "multicast"));

    private SpecialNetworks() {}

    /// What kind of address it is, such as `private`; empty for one of the public internet.
    public static Optional<String> word(Address address) {
        for (Special special : ALL) {
            if (special.network.contains(address)) {
                return Optional.of(special.word);
            }
        }
        return Optional.empty();
    }

    private static Special special(String network, String word) {
        return new Special(Network.parse(network).orElseThrow(), word);
    }
}
