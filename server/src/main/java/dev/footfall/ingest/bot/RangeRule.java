package dev.footfall.ingest.bot;

import dev.footfall.ingest.words.WordFinder;
import dev.footfall.model.Address;
import dev.footfall.model.BotClass;
import dev.footfall.model.BotVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Judges by where a hit came from: whether an agent that gives a crawler's name comes from its
/// owner's addresses, and whether one that gives a browser's name comes from where no people sit.
/// Any thread may use it.
final class RangeRule {

    private static final RangeList[] LISTS = RangeList.values();

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
        return (table.loaded(from.get()) & proving[1]) != 0
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
