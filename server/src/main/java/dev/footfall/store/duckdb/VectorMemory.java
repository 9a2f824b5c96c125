package dev.footfall.store.duckdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.duckdb.DuckDBWritableVector;

/// The memory of a vector that the engine is to read. The driver's own setters take a lock for each
/// value, which is more than an import spends on anything else (docs/decisions/0010); the buffer
/// below them is private, so it is reached by its field.
final class VectorMemory {

    private static final VarHandle DATA = buffer("data");

    /// A bit for each value; a new vector has nulls alone.
    private static final VarHandle VALIDITY = buffer("validity");

    private static final long ALL = -1;

    private VectorMemory() {}

    private static VarHandle buffer(String name) {
        try {
            return MethodHandles.privateLookupIn(DuckDBWritableVector.class, MethodHandles.lookup())
                    .findVarHandle(DuckDBWritableVector.class, name, ByteBuffer.class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this is not the DuckDB driver that is known", e);
        }
    }

    /// The values, one after the other in the machine's order of bytes: all zero, and no longer
    /// null, before they are written to. What is null is to be said to the vector afterwards.
    static ByteBuffer of(DuckDBWritableVector vector) {
        ByteBuffer validity = (ByteBuffer) VALIDITY.get(vector);
        for (int at = 0; at < validity.limit(); at += Long.BYTES) {
            validity.putLong(at, ALL);
        }
        return (ByteBuffer) DATA.get(vector);
    }
}
