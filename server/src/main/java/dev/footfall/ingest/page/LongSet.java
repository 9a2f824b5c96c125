package dev.footfall.ingest.page;

/// Random numbers in an open table that takes 16 to 32 bytes for each. Belongs to one thread at a
/// time.
final class LongSet {

    private static final int SMALLEST = 64;

    /// The table is never fuller than one half.
    private static final int SPARE = 2;

    /// Marks a free place; a number like it is kept as its neighbour.
    private static final long FREE = 0;

    private long[] table = new long[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    boolean contains(long number) {
        return table[place(table, marked(number))] != FREE;
    }

    void add(long number) {
        if ((size + 1) * SPARE > table.length) {
            grow();
        }
        int place = place(table, marked(number));
        if (table[place] == FREE) {
            table[place] = marked(number);
            size++;
        }
    }

    private static long marked(long number) {
        return number == FREE ? 1 : number;
    }

    /// Where the number is, or would be.
    private static int place(long[] table, long number) {
        int mask = table.length - 1;
        int place = (int) number & mask;
        while (table[place] != FREE && table[place] != number) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long number : table) {
            if (number != FREE) {
                larger[place(larger, number)] = number;
            }
        }
        table = larger;
    }
}
