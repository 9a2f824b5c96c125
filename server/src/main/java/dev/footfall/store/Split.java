package dev.footfall.store;

import dev.footfall.model.Dimension;
import dev.footfall.model.Filter;
import dev.footfall.model.Micros;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// How rows fall into groups, and what the groups are called.
public sealed interface Split {

    /// By a text that the rows hold.
    ///
    /// @param unknown what the empty text is called
    record ByText(Dimension dimension, String unknown) implements Split {

        public String label(String text) {
            return text.isEmpty() ? unknown : text;
        }
    }

    /// By a code that the rows hold, shown as a name.
    ///
    /// @param names of the codes, in the order of the names; a code without one shows itself
    record ByName(Dimension dimension, SequencedMap<String, String> names, String unknown)
            implements Split {

        public ByName {
            names = new LinkedHashMap<>(names);
        }

        public String label(String code) {
            return code.isEmpty() ? unknown : names.getOrDefault(code, code);
        }
    }

    /// By stretches of local time. A group is the local time of its start, in microseconds as if
    /// the place were at UTC.
    ///
    /// @param notBefore no group starts earlier: the first is clipped
    record ByTime(Dimension.Time grain, LocalClock clock, long notBefore) implements Split {

        private static final DateTimeFormatter MOMENT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

        public String label(long localMicros) {
            LocalDateTime start =
                    LocalDateTime.ofInstant(Micros.instant(localMicros), ZoneOffset.UTC);
            return switch (grain) {
                case MINUTE, HOUR -> MOMENT.format(start);
                case DAY, WEEK, MONTH -> start.toLocalDate().toString();
            };
        }
    }

    /// By stretches of equal length. A group is the stretch's place, from 0 on.
    ///
    /// @param from where the first begins, microseconds since 1970 UTC
    record ByStretch(long from, long micros) implements Split {

        public String label(long place) {
            return Long.toString(place);
        }
    }

    /// By goals reached: an event is in the group of each goal that it reaches, so in several or in
    /// none. A group is the goal's place in the list.
    ///
    /// @param goals conditions on events by the goals' names, in the order of the names
    record ByGoal(SequencedMap<String, Filter> goals) implements Split {

        public ByGoal {
            goals = new LinkedHashMap<>(goals);
        }

        public String label(int place) {
            return List.copyOf(goals.keySet()).get(place);
        }

        public List<Filter> conditions() {
            return goals.sequencedEntrySet().stream().map(Map.Entry::getValue).toList();
        }
    }
}
