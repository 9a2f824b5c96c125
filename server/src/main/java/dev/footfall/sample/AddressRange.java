package dev.footfall.sample;

/// A block of IPv4 addresses.
///
/// @param base the first address
/// @param hostMask the bits that differ inside the block
record AddressRange(int base, int hostMask) {

    private static final int ADDRESS_BITS = 32;

    /// Reads `a.b.c.d/n`.
    static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        int base = 0;
        for (String part : cidr.substring(0, slash).split("\\.", -1)) {
            base = (base << 8) | Integer.parseInt(part);
        }
        int hostBits = ADDRESS_BITS - Integer.parseInt(cidr.substring(slash + 1));
        return new AddressRange(base, (int) ((1L << hostBits) - 1));
    }

    /// The block's address that those bits choose.
    String address(long bits) {
        int address = base | ((int) bits & hostMask);
        return (address >>> 24)
                + "."
                + ((address >>> 16) & 0xff)
                + "."
                + ((address >>> 8) & 0xff)
                + "."
                + (address & 0xff);
    }
}
