package dev.footfall.model;

import java.util.List;
import java.util.Locale;

/// Which events or visits a question is about.
public sealed interface Filter {

    Filter ALL = new And(List.of());

    record And(List<Filter> filters) implements Filter {
        public And {
            filters = List.copyOf(filters);
        }
    }

    record Or(List<Filter> filters) implements Filter {
        public Or {
            filters = List.copyOf(filters);
        }
    }

    record Not(Filter filter) implements Filter {}

    /// Visitors' visits in which some event matched.
    record HasDone(Filter filter) implements Filter {}

    /// One dimension against values, of which any may match (for `…_not`: none).
    record Match(Operator operator, Dimension dimension, List<String> values, boolean caseSensitive)
            implements Filter {
        public Match {
            values = List.copyOf(values);
        }
    }

    enum Operator {
        IS,
        IS_NOT,
        CONTAINS,
        CONTAINS_NOT,
        MATCHES,
        MATCHES_NOT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
