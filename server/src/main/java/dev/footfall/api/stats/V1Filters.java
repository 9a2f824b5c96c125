package dev.footfall.api.stats;

import dev.footfall.api.Json;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Match;
import dev.footfall.model.Filter.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Reads v1's filters, `event:page==/blog/*;visit:source!=Google`: terms joined with `;` must all
/// match, values joined with `|` may any, `\|` is a plain bar and `*` any characters. Takes v2's
/// JSON list too.
final class V1Filters {

    private static final int MOST_TERMS = 100;
    private static final int OPERATOR_LENGTH = 2;

    private V1Filters() {}

    static Filter read(String text, FilterReader reader) throws Refusal {
        if (text.startsWith("[")) {
            try {
                return reader.read(Json.MAPPER.readTree(text), "#/filters");
            } catch (JacksonException e) {
                throw Refusal.badRequest(
                        "Error parsing `filters` parameter: " + e.getOriginalMessage());
            }
        }
        List<Filter> terms = new ArrayList<>();
        for (String term : text.split(";", -1)) {
            if (!term.isBlank()) {
                terms.add(term(term.strip()));
            }
        }
        if (terms.size() > MOST_TERMS) {
            throw Refusal.badRequest("Invalid filters. At most " + MOST_TERMS + " are taken.");
        }
        return new Filter.And(terms);
    }

    private static Filter term(String text) throws Refusal {
        int equal = text.indexOf("==");
        int unequal = text.indexOf("!=");
        boolean negated = unequal >= 0 && (equal < 0 || unequal < equal);
        int at = negated ? unequal : equal;
        if (at <= 0) {
            throw Refusal.badRequest(
                    "Invalid filter `%s`. Write filters as property==value or property!=value."
                            .formatted(text));
        }
        String property = text.substring(0, at).strip();
        Dimension dimension =
                Terms.dimension(property)
                        .filter(d -> !(d instanceof Dimension.Time))
                        .orElseThrow(() ->
                                Refusal.badRequest(
                                        ("Invalid filter property '%s'. Please provide a"
                                                        + " valid filter property.")
                                                .formatted(property)));
        List<String> values = values(text.substring(at + OPERATOR_LENGTH).strip());
        if (dimension == OfEvent.GOAL) {
            return goals(values, negated);
        }
        return match(dimension, values, negated);
    }

    private static Filter goals(List<String> values, boolean negated) throws Refusal {
        if (negated) {
            throw Refusal.badRequest("Invalid filter. event:goal takes only `==`.");
        }
        return new Match(Operator.IS, OfEvent.GOAL, values, true);
    }

    private static Filter match(Dimension dimension, List<String> values, boolean negated)
            throws Refusal {
        if (values.stream().noneMatch(value -> value.contains("*"))) {
            return new Match(negated ? Operator.IS_NOT : Operator.IS, dimension, values, true);
        }
        List<String> patterns = values.stream().map(Patterns::ofWildcard).toList();
        for (String pattern : patterns) {
            Optional<String> fault = Patterns.fault(pattern);
            if (fault.isPresent()) {
                throw Refusal.badRequest("Invalid filter value: " + fault.get() + ".");
            }
        }
        return new Match(
                negated ? Operator.MATCHES_NOT : Operator.MATCHES, dimension, patterns, true);
    }

    private static List<String> values(String text) throws Refusal {
        if (!FilterReader.isWhole(text)) {
            throw Refusal.badRequest("Invalid filter value: it holds a NUL character.");
        }
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
                value.append('|');
                i++;
            } else if (c == '|') {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString());
        return values;
    }
}
