package dev.footfall.ingest.eye;

import com.networknt.schema.Schema;
import dev.footfall.model.EyeSchema;
import dev.footfall.store.EyeSchemaStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// The JSON Schemas that the data of events are held against: that of the event's category and
/// name, else that of its category. Looking up is from memory; a change waits until it is durable.
/// Any thread may call it.
public final class EyeSchemas implements DataRules {

    private static final Logger LOG = LoggerFactory.getLogger(EyeSchemas.class);

    private static final int MOST_OF_SITE = 500;

    private final EyeSchemaStore store;
    private final SchemaCompiler compiler = new SchemaCompiler();
    private volatile Map<Key, Ready> ready;

    public EyeSchemas(EyeSchemaStore store) {
        this.store = store;
        Map<Key, Ready> all = new HashMap<>();
        for (EyeSchema schema : store.schemas()) {
            switch (compiler.compile(schema.schema())) {
                case SchemaCompiler.Compiled.Ready(Schema usable) ->
                        all.put(Key.of(schema), new Ready(schema, usable));
                case SchemaCompiler.Compiled.Wrong(String why) ->
                        LOG.warn("A schema of the eye is not used: it {}", why);
            }
        }
        this.ready = Map.copyOf(all);
    }

    private record Key(int site, String category, String name) {

        static Key of(EyeSchema schema) {
            return new Key(schema.site(), schema.category(), schema.name());
        }
    }

    private record Ready(EyeSchema words, Schema usable) {}

    @Override
    public List<String> problems(int site, String category, String name, JsonNode data) {
        Map<Key, Ready> all = ready;
        @Nullable Ready schema = all.get(new Key(site, category, name));
        if (schema == null) {
            schema = all.get(new Key(site, category, ""));
        }
        if (schema == null) {
            return List.of();
        }
        try {
            return SchemaCompiler.problems(schema.usable(), data);
        } catch (StackOverflowError e) {
            return List.of("The data are nested too deeply to be checked.");
        }
    }

    /// Whether the site has any.
    public boolean hasAny(int site) {
        Map<Key, Ready> all = ready;
        return !all.isEmpty() && all.keySet().stream().anyMatch(key -> key.site() == site);
    }

    /// By category, then name.
    public List<EyeSchema> of(int site) {
        return ready.values().stream()
                .map(Ready::words)
                .filter(schema -> schema.site() == site)
                .sorted(Comparator.comparing(EyeSchema::category).thenComparing(EyeSchema::name))
                .toList();
    }

    /// Puts the schema in the place of an earlier one. Answers why it cannot be; empty when it was.
    public synchronized Optional<String> put(EyeSchema schema) {
        boolean isNew = !ready.containsKey(Key.of(schema));
        if (isNew && of(schema.site()).size() >= MOST_OF_SITE) {
            return Optional.of("there are " + MOST_OF_SITE + " schemas, the most allowed");
        }
        return switch (compiler.compile(schema.schema())) {
            case SchemaCompiler.Compiled.Wrong(String why) -> Optional.of(why);
            case SchemaCompiler.Compiled.Ready(Schema usable) -> {
                store.put(schema);
                Map<Key, Ready> all = new HashMap<>(ready);
                all.put(Key.of(schema), new Ready(schema, usable));
                ready = Map.copyOf(all);
                yield Optional.empty();
            }
        };
    }

    /// Whether there was one.
    public synchronized boolean remove(int site, String category, String name) {
        Map<Key, Ready> all = new HashMap<>(ready);
        @Nullable Ready gone = all.remove(new Key(site, category, name));
        if (gone == null) {
            return false;
        }
        store.remove(gone.words());
        ready = Map.copyOf(all);
        return true;
    }
}
