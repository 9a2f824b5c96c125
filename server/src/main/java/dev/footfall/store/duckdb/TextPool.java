package dev.footfall.store.duckdb;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/// Texts in the form in which the engine's vectors hold them, made once for each that is different:
/// a value is 16 bytes, which are the text's length and either its bytes or, where these are more
/// than 12, the first 4 and a pointer (`duckdb_string_t` in duckdb.h). What they point to stays as
/// it is while a statement runs, so this is for statements that copy what they read, as INSERT
/// does. Most columns repeat few texts, and encoding each of them anew costs ten times as much.
///
/// For one statement at a time.
final class TextPool implements Texts {

    /// Pooled texts above which the next statement begins with none.
    private static final int MOST = 1 << 16;

    private static final int SMALLEST = 1 << 10;

    /// The table is never fuller than one half.
    private static final int SPARE = 2;

    /// What the pointers lead to, in bytes.
    private static final int ROOM = 8 << 20;

    /// Longer texts, in characters, hardly repeat.
    private static final int LONGEST = 1_000;

    private static final int VALUE = 2 * Long.BYTES;
    private static final int MOST_INSIDE = 12;
    private static final int MIX = 0x9E3779B9;

    private @Nullable String[] texts = new String[SMALLEST];
    private long[] values = new long[2 * SMALLEST];
    private int count;
    private MemorySegment memory = MemorySegment.NULL;
    private int used;

    @Override
    public void begin() {
        if (count > MOST / 2 || used > ROOM / 2) {
            texts = new String[SMALLEST];
            values = new long[2 * SMALLEST];
            count = 0;
            used = 0;
        }
    }

    @Override
    public void write(DuckDBWritableVector vector, String[] column) {
        ByteBuffer data = VectorMemory.of(vector);
        for (int i = 0; i < column.length; i++) {
            String text = column[i];
            if (text.isEmpty()) {
                continue; // zeros already
            }
            int place = place(text);
            if (texts[place] == null) {
                if (!isRoomFor(text)) {
                    vector.setString(i, text);
                    continue;
                }
                place = add(text, place);
            }
            data.putLong(i * VALUE, values[2 * place]);
            data.putLong(i * VALUE + Long.BYTES, values[2 * place + 1]);
        }
    }

    /// Where the text is, or would be.
    private int place(String text) {
        int mask = texts.length - 1;
        int hash = text.hashCode() * MIX;
        int place = (hash ^ hash >>> 16) & mask;
        for (String there = texts[place];
                there != null && !there.equals(text);
                there = texts[place]) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private boolean isRoomFor(String text) {
        return text.length() <= LONGEST
                && count < MOST
                && used + (long) text.length() * Integer.BYTES <= ROOM;
    }

    private int add(String text, int free) {
        int place = free;
        if ((count + 1) * SPARE > texts.length) {
            grow();
            place = place(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer value = ByteBuffer.allocate(VALUE).order(ByteOrder.nativeOrder());
        value.putInt(bytes.length);
        if (bytes.length <= MOST_INSIDE) {
            value.put(bytes);
        } else {
            value.put(bytes, 0, Integer.BYTES).putLong(kept(bytes));
        }
        texts[place] = text;
        values[2 * place] = value.getLong(0);
        values[2 * place + 1] = value.getLong(Long.BYTES);
        count++;
        return place;
    }

    /// Where the bytes lie from now on.
    private long kept(byte[] bytes) {
        if (memory.byteSize() == 0) {
            memory = Arena.ofAuto().allocate(ROOM);
        }
        MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, used, bytes.length);
        long address = memory.address() + used;
        used += bytes.length;
        return address;
    }

    private void grow() {
        @Nullable String[] before = texts;
        long[] valuesBefore = values;
        texts = new String[before.length * 2];
        values = new long[valuesBefore.length * 2];
        for (int i = 0; i < before.length; i++) {
            String text = before[i];
            if (text != null) {
                int place = place(text);
                texts[place] = text;
                values[2 * place] = valuesBefore[2 * i];
                values[2 * place + 1] = valuesBefore[2 * i + 1];
            }
        }
    }
}
