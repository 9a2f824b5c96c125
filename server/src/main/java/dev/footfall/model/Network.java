package dev.footfall.model;

import java.util.Optional;

/// A block of addresses in CIDR form, such as `10.0.0.0/8` or `::1`.
///
/// @param bits how many leading bits of the 128 must agree
public record Network(Address base, int bits) {

    private static final int V4_OFFSET = 96;

    /// Empty when the text is no address with an optional prefix length.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        return Address.parse(address)
                .flatMap(base -> {
                    boolean v4 = base.is4() && address.indexOf(':') < 0;
                    int widest = v4 ? 32 : 128;
                    int bits = slash < 0 ? widest : bits(text.substring(slash + 1));
                    return bits < 0 || bits > widest
                            ? Optional.empty()
                            : Optional.of(new Network(base, v4 ? bits + V4_OFFSET : bits));
                });
    }

    public boolean contains(Address address) {
        long high = mask(bits);
        long low = mask(bits - Long.SIZE);
        return ((address.high() ^ base.high()) & high) == 0
                && ((address.low() ^ base.low()) & low) == 0;
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }

    private static int bits(String text) {
        boolean number =
                !text.isEmpty()
                        && text.length() <= 3
                        && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : -1;
    }
}
