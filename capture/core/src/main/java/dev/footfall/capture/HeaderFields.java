package dev.footfall.capture;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Headers as they are copied from a request or an answer: a row of names and values, which costs
/// the application's thread a tenth of a map. It becomes one when it is first read as one, on the
/// library's own thread. For one thread at a time.
public final class HeaderFields extends AbstractMap<String, List<String>> {

    private static final int USUAL = 8;

    /// Names at even places, each followed by its value.
    private String[] texts = new String[2 * USUAL];

    private int length;
    private long characters;
    private @Nullable Map<String, List<String>> map;

    /// A name may come several times, each with a value; to be called before it is read as a map.
    public HeaderFields add(String name, String value) {
        if (length == texts.length) {
            texts = Arrays.copyOf(texts, 2 * length);
        }
        texts[length++] = name;
        texts[length++] = value;
        characters += name.length() + value.length();
        return this;
    }

    /// Whether there is a value under a name, whatever its case.
    public boolean has(String name) {
        for (int i = 0; i < length; i += 2) {
            if (texts[i].equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /// How many values there are.
    public int count() {
        return length / 2;
    }

    long characters() {
        return characters;
    }

    private Map<String, List<String>> map() {
        Map<String, List<String>> known = map;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (int i = 0; i < length; i += 2) {
                known.computeIfAbsent(texts[i], name -> new ArrayList<>(1)).add(texts[i + 1]);
            }
            map = known;
        }
        return known;
    }

    @Override
    public Set<Map.Entry<String, List<String>>> entrySet() {
        return map().entrySet();
    }

    @Override
    public @Nullable List<String> get(Object name) {
        return map().get(name);
    }

    @Override
    public boolean isEmpty() {
        return length == 0;
    }
}
