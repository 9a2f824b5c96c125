package dev.footfall.store.duckdb;

import org.duckdb.DuckDBWritableVector;

/// How texts get into a vector.
interface Texts {

    /// Has the engine copy each text: for whatever the engine does with them. Any thread may use
    /// it.
    Texts COPIED =
            new Texts() {
                @Override
                public void begin() {}

                @Override
                public void write(DuckDBWritableVector vector, String[] texts) {
                    vector.setStrings(0, texts);
                }
            };

    /// A statement begins; no earlier one is under way.
    void begin();

    /// Writes them from the vector's first place on.
    void write(DuckDBWritableVector vector, String[] texts);
}
