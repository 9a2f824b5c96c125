package dev.footfall.store.duckdb;

import dev.footfall.model.Annotation;
import dev.footfall.model.Segment;
import dev.footfall.store.SavedStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables `segment` and `annotation`. Their SQL is PostgreSQL's too.
public final class SavedTables implements SavedStore {

    private static final String SEGMENTS =
            "SELECT number, site, name, filters, created FROM segment ORDER BY number";
    private static final String REMOVE_SEGMENT = "DELETE FROM segment WHERE number = ?";
    private static final String ADD_SEGMENT =
            "INSERT INTO segment (number, site, name, filters, created) VALUES (?, ?, ?, ?, ?)";
    private static final String ANNOTATIONS =
            "SELECT number, site, happened, note, created FROM annotation ORDER BY number";
    private static final String REMOVE_ANNOTATION = "DELETE FROM annotation WHERE number = ?";
    private static final String ADD_ANNOTATION =
            "INSERT INTO annotation (number, site, happened, note, created) VALUES (?, ?, ?, ?, ?)";

    private final SmallTables tables;

    public SavedTables(DuckDb store) {
        this.tables = new SmallTables(store);
    }

    @Override
    public Map<Integer, List<Segment>> segments() {
        return bySite(
                SEGMENTS,
                row ->
                        new Segment(
                                row.getLong("number"),
                                row.getString("name"),
                                row.getString("filters"),
                                row.getLong("created")));
    }

    @Override
    public Segment keepSegment(int site, Segment segment) {
        return tables.together(connection -> {
            SmallTables.run(connection, REMOVE_SEGMENT, segment.number());
            Segment kept =
                    segment.number() > 0
                            ? segment
                            : segment.numbered(SmallTables.next(connection, "segment_number"));
            SmallTables.run(
                    connection,
                    ADD_SEGMENT,
                    kept.number(),
                    site,
                    kept.name(),
                    kept.filters(),
                    kept.created());
            return kept;
        });
    }

    @Override
    public void removeSegment(long number) {
        tables.change(REMOVE_SEGMENT, number);
    }

    @Override
    public Map<Integer, List<Annotation>> annotations() {
        return bySite(
                ANNOTATIONS,
                row ->
                        new Annotation(
                                row.getLong("number"),
                                row.getLong("happened"),
                                row.getString("note"),
                                row.getLong("created")));
    }

    @Override
    public Annotation keepAnnotation(int site, Annotation annotation) {
        return tables.together(connection -> {
            SmallTables.run(connection, REMOVE_ANNOTATION, annotation.number());
            Annotation kept =
                    annotation.number() > 0
                            ? annotation
                            : annotation.numbered(
                                    SmallTables.next(connection, "annotation_number"));
            SmallTables.run(
                    connection,
                    ADD_ANNOTATION,
                    kept.number(),
                    site,
                    kept.happened(),
                    kept.note(),
                    kept.created());
            return kept;
        });
    }

    @Override
    public void removeAnnotation(long number) {
        tables.change(REMOVE_ANNOTATION, number);
    }

    private <T> Map<Integer, List<T>> bySite(String sql, SmallTables.RowReader<T> reader) {
        Map<Integer, List<T>> bySite = new HashMap<>();
        tables.rows(
                sql,
                row ->
                        bySite.computeIfAbsent(row.getInt("site"), _ -> new ArrayList<>())
                                .add(reader.read(row)));
        return bySite;
    }
}
