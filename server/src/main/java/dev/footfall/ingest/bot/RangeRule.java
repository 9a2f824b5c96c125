package dev.footfall.ingest.bot;

import dev.footfall.ingest.words.WordFinder;
import dev.footfall.model.Address;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Judges by where a hit came from: whether an agent that gives a crawler's name comes from its
/// owner's addresses, and whether one that gives a browser's name comes from where no people sit.
/// Any thread may use it.
final class RangeRule {

    private static final RangeList[] LISTS = RangeList.values();

    /// Private, local and shared addresses (RFC 1918, 4193, 6598 …): a proxy's, not the sender's.
    private static final List<Network> PRIVATE =
            Stream.of(
                            "10.0.0.0/8",
                            "100.64.0.0/10",
                            "127.0.0.0/8",
                            "169.254.0.0/16",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "::1",
                            "fc00::/7",
                            "fe80::/10")
                    .map(text -> Network.parse(text).orElseThrow())
                    .toList();

    private final BotRanges ranges;
    private final WordFinder finder;

    /// The lists that prove each word that the finder knows, by their bits.
    private final int[] proofs;

    RangeRule(BotRanges ranges) {
        this.ranges = ranges;
        List<String> words =
                Arrays.stream(LISTS).flatMap(list -> list.claims().stream()).distinct().toList();
        this.finder = new WordFinder(words);
        this.proofs = words.stream().mapToInt(RangeRule::proofs).toArray();
    }

    private static int proofs(String word) {
        int bits = 0;
        for (RangeList list : LISTS) {
            bits |= list.claims().contains(word) ? list.bit() : 0;
        }
        return bits;
    }

    /// The verdict on an agent that gives a bot's name, proved, disproved or as it was.
    BotVerdict check(BotVerdict claimed, String userAgent, String address) {
        AddressTable table = ranges.table();
        if (table.isEmpty()) {
            return claimed;
        }
        int[] proving = {0, -1}; // the lists of any word, the lists of every word
        finder.find(
                userAgent,
                word -> {
                    proving[0] |= proofs[word];
                    proving[1] &= proofs[word];
                });
        Optional<Address> from = proving[0] == 0 ? Optional.empty() : Address.parse(address);
        if (from.isEmpty()) {
            return claimed;
        }
        if ((table.find(from.get()) & proving[0]) != 0) {
            return new BotVerdict(claimed.botClass(), "range-verified", claimed.name());
        }
        // Who gives several owners' names, as Apple's Messages does, claims to be none of them.
        boolean isListed = (table.loaded(from.get()) & proving[1]) != 0;
        return isListed && PRIVATE.stream().noneMatch(network -> network.contains(from.get()))
                ? new BotVerdict(BotClass.SUSPICIOUS, "range-disproved", claimed.name())
                : claimed;
    }

    /// The lists that an address in text stands on, by their bits.
    int lists(String address) {
        AddressTable table = ranges.table();
        return table.isEmpty() ? 0 : Address.parse(address).map(table::find).orElse(0);
    }

    /// The verdict on an agent that gives a browser's name and comes from a crawler's owner.
    ///
    /// @param lists where it comes from, by [#lists]
    static Optional<BotVerdict> operator(int lists) {
        for (int left = lists; left != 0; left &= left - 1) {
            RangeList list = LISTS[Integer.numberOfTrailingZeros(left)];
            if (list.isOperators()) {
                return Optional.of(new BotVerdict(list.botClass(), "range-operator", list.bot()));
            }
        }
        return Optional.empty();
    }

    /// The verdict on an agent that gives a browser's name and comes from a data centre.
    static Optional<BotVerdict> dataCentre(int lists) {
        boolean inside = (lists & RangeList.DATA_CENTRE.bit()) != 0;
        return inside && (lists & RangeList.VPN.bit()) == 0
                ? Optional.of(new BotVerdict(BotClass.SUSPICIOUS, "range-datacentre", ""))
                : Optional.empty();
    }
}
