package dev.footfall.model;

import java.util.Optional;

/// An IP address as 128 bits; IPv4 lies at `::ffff:0:0/96`, so that one form compares with the
/// other. Read by hand: no text ever reaches a name server.
public record Address(long high, long low) {

    private static final int GROUPS = 8;
    private static final int LONGEST = 45;
    private static final long V4_PREFIX = 0xffff_0000_0000L;

    /// Reads `192.0.2.1`, `2001:db8::1`, `::ffff:192.0.2.1` and a zone as in `fe80::1%eth0`; empty
    /// when the text is anything else.
    public static Optional<Address> parse(String text) {
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        if (bare.length() > LONGEST) {
            return Optional.empty();
        }
        if (bare.indexOf(':') >= 0) {
            return parse6(bare);
        }
        long v4 = zone < 0 ? parse4(bare) : -1;
        return v4 < 0 ? Optional.empty() : Optional.of(new Address(0, V4_PREFIX | v4));
    }

    public boolean is4() {
        return high == 0 && (low >>> 32) == 0xffff;
    }

    /// The one text of the address: IPv4 with dots, also where it came mapped into IPv6; IPv6 in
    /// lower case with the longest run of zeros left out (RFC 5952).
    public String text() {
        if (is4()) {
            return part(24) + "." + part(16) + "." + part(8) + "." + part(0);
        }
        int gap = -GROUPS;
        int gapLength = 1;
        for (int from = 0; from < GROUPS; from++) {
            int zeros = zerosFrom(from);
            if (zeros > gapLength) {
                gap = from;
                gapLength = zeros;
            }
        }
        StringBuilder text = new StringBuilder(LONGEST);
        int i = 0;
        while (i < GROUPS) {
            if (i == gap) {
                text.append("::");
                i += gapLength;
            } else {
                text.append(i == 0 || i == gap + gapLength ? "" : ":");
                text.append(Integer.toHexString(group(i)));
                i++;
            }
        }
        return text.toString();
    }

    /// The bytes in network order: 4 for IPv4, else 16.
    public byte[] bytes() {
        byte[] bytes = new byte[is4() ? Integer.BYTES : 2 * Long.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            int back = bytes.length - 1 - i;
            bytes[i] =
                    (byte) ((back < Long.BYTES ? low : high) >>> ((back % Long.BYTES) * Byte.SIZE));
        }
        return bytes;
    }

    private int group(int i) {
        long half = i < GROUPS / 2 ? high : low;
        return (int) (half >>> ((3 - (i % 4)) * Short.SIZE)) & 0xffff;
    }

    private long part(int shift) {
        return (low >>> shift) & 0xff;
    }

    private int zerosFrom(int from) {
        int to = from;
        while (to < GROUPS && group(to) == 0) {
            to++;
        }
        return to - from;
    }

    private static long parse4(String text) {
        long value = 0;
        int part = -1;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && part >= 0 && dots < 3) {
                value = value << 8 | part;
                part = -1;
                dots++;
            } else if (c >= '0' && c <= '9' && part != 0) {
                part = (part < 0 ? 0 : part * 10) + (c - '0');
                if (part > 255) {
                    return -1;
                }
            } else {
                return -1;
            }
        }
        return dots == 3 && part >= 0 ? value << 8 | part : -1;
    }

    private static Optional<Address> parse6(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return fill(groups, text, 0) == GROUPS ? Optional.of(from(groups)) : Optional.empty();
        }
        int[] tail = new int[GROUPS];
        int before = fill(groups, text.substring(0, gap), 0);
        int after = fill(tail, text.substring(gap + 2), 0);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return Optional.empty();
        }
        System.arraycopy(tail, 0, groups, GROUPS - after, after);
        return Optional.of(from(groups));
    }

    /// Puts the groups of the text into the array; how many there are, -1 when one is malformed.
    private static int fill(int[] groups, String text, int from) {
        if (text.isEmpty()) {
            return from;
        }
        int count = from;
        int start = 0;
        while (true) {
            int colon = text.indexOf(':', start);
            String group = colon < 0 ? text.substring(start) : text.substring(start, colon);
            if (colon < 0 && group.indexOf('.') > 0 && count <= GROUPS - 2) {
                long v4 = parse4(group);
                groups[count] = (int) (v4 >>> 16);
                groups[count + 1] = (int) (v4 & 0xffff);
                return v4 < 0 ? -1 : count + 2;
            }
            int value = hex(group);
            if (value < 0 || count == GROUPS) {
                return -1;
            }
            groups[count++] = value;
            if (colon < 0) {
                return count;
            }
            start = colon + 1;
        }
    }

    private static int hex(String group) {
        if (group.isEmpty() || group.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < group.length(); i++) {
            int digit = group.charAt(i) < 0x80 ? Character.digit(group.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static Address from(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < 4; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + 4];
        }
        return new Address(high, low);
    }
}
