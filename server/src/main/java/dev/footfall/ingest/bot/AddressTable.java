package dev.footfall.ingest.bot;

import dev.footfall.model.Address;
import dev.footfall.model.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Tells which lists an address stands on. The lists' ranges are cut at each other's ends into
/// stretches that do not overlap, in order, so that one binary search answers for all lists at
/// once. Immutable; any thread may use it.
///
/// 20 bytes a stretch, at most two stretches a range: 50,000 ranges take less than 2 MB.
final class AddressTable {

    static final AddressTable EMPTY = of(List.of());

    /// The networks of one list, packed: 17 bytes each.
    static final class Ranges {
        private final RangeList list;
        private final long[] highs;
        private final long[] lows;
        private final byte[] bits;

        Ranges(RangeList list, List<Network> networks) {
            this.list = list;
            this.highs = networks.stream().mapToLong(n -> n.base().high()).toArray();
            this.lows = networks.stream().mapToLong(n -> n.base().low()).toArray();
            this.bits = new byte[networks.size()];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = (byte) networks.get(i).bits(); // 128 turns negative
            }
        }

        int size() {
            return bits.length;
        }
    }

    /// Where a range begins, or the first address after it.
    private record Edge(long high, long low, int list, int step) {}

    private static final Comparator<Edge> ORDER =
            (a, b) -> compare(a.high(), a.low(), b.high(), b.low());

    /// Where each stretch begins, the upper and the lower half of the address.
    private final long[] highs;

    private final long[] lows;

    /// The lists of each stretch, by their bits.
    private final int[] lists;

    /// The stretches before this one lie among the addresses whose upper half is 0, as those of
    /// IPv4 do.
    private final int firstHigh;

    /// The lists that have any range of IPv4 and of IPv6, by their bits.
    private final int loaded4;

    private final int loaded6;

    private AddressTable(long[] highs, long[] lows, int[] lists, int loaded4, int loaded6) {
        this.highs = highs;
        this.lows = lows;
        this.lists = lists;
        this.loaded4 = loaded4;
        this.loaded6 = loaded6;
        int zeros = 0;
        while (zeros < highs.length && highs[zeros] == 0) {
            zeros++;
        }
        this.firstHigh = zeros;
    }

    static AddressTable of(Collection<Ranges> all) {
        List<Edge> edges = new ArrayList<>();
        int loaded4 = 0;
        int loaded6 = 0;
        for (Ranges ranges : all) {
            for (int i = 0; i < ranges.size(); i++) {
                int bits = Byte.toUnsignedInt(ranges.bits[i]);
                boolean is4 = new Address(ranges.highs[i], ranges.lows[i]).is4();
                loaded4 |= is4 ? ranges.list.bit() : 0;
                loaded6 |= is4 ? 0 : ranges.list.bit();
                addEdges(
                        edges,
                        ranges.highs[i],
                        ranges.lows[i],
                        bits,
                        Integer.numberOfTrailingZeros(ranges.list.bit()));
            }
        }
        edges.sort(ORDER);
        return swept(edges, loaded4, loaded6);
    }

    private static void addEdges(List<Edge> edges, long high, long low, int bits, int list) {
        long highMask = mask(bits);
        long lowMask = mask(bits - Long.SIZE);
        edges.add(new Edge(high & highMask, low & lowMask, list, 1));
        long endLow = (low | ~lowMask) + 1;
        long endHigh = (high | ~highMask) + (endLow == 0 ? 1 : 0);
        if (endHigh != 0 || endLow != 0) { // else it ends where the addresses do
            edges.add(new Edge(endHigh, endLow, list, -1));
        }
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }

    private static AddressTable swept(List<Edge> edges, int loaded4, int loaded6) {
        long[] highs = new long[edges.size()];
        long[] lows = new long[edges.size()];
        int[] lists = new int[edges.size()];
        int[] depth = new int[RangeList.values().length];
        int size = 0;
        int bits = 0;
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            depth[edge.list()] += edge.step();
            int bit = 1 << edge.list();
            bits = depth[edge.list()] > 0 ? bits | bit : bits & ~bit;
            boolean last = i + 1 == edges.size() || ORDER.compare(edge, edges.get(i + 1)) != 0;
            if (last && bits != (size == 0 ? 0 : lists[size - 1])) {
                highs[size] = edge.high();
                lows[size] = edge.low();
                lists[size++] = bits;
            }
        }
        return new AddressTable(
                Arrays.copyOf(highs, size),
                Arrays.copyOf(lows, size),
                Arrays.copyOf(lists, size),
                loaded4,
                loaded6);
    }

    /// The lists that the address stands on, by their bits; 0 for none.
    int find(Address address) {
        long high = address.high();
        long low = address.low();
        int from = high == 0 ? 0 : firstHigh;
        int to = high == 0 ? firstHigh : highs.length;
        while (from < to) { // from: the first stretch that begins behind the address
            int middle = (from + to) >>> 1;
            int order =
                    high == 0
                            ? Long.compareUnsigned(lows[middle], low)
                            : compare(highs[middle], lows[middle], high, low);
            if (order <= 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from == 0 ? 0 : lists[from - 1];
    }

    /// The lists that have any range of the address's kind, IPv4 or IPv6, by their bits.
    int loaded(Address address) {
        return address.is4() ? loaded4 : loaded6;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /// How many stretches it has.
    int size() {
        return lists.length;
    }

    private static int compare(long highA, long lowA, long highB, long lowB) {
        int order = Long.compareUnsigned(highA, highB);
        return order != 0 ? order : Long.compareUnsigned(lowA, lowB);
    }
}
