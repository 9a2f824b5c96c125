package dev.footfall.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What numbers can be split by.
public sealed interface Dimension {

    /// The word on the wire, such as `visit:country`.
    String word();

    /// What an event itself says.
    enum OfEvent implements Dimension {
        GOAL,
        NAME,
        PAGE,
        HOSTNAME,
        KIND,
        METHOD,
        STATUS,
        STATUS_CLASS,
        ROUTE,
        CONSUMER,
        /// What the sender's program says of itself, as it was sent.
        USER_AGENT;

        @Override
        public String word() {
            return "event:" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// What the event's visit says.
    enum OfVisit implements Dimension {
        ENTRY_PAGE,
        EXIT_PAGE,
        ENTRY_PAGE_HOSTNAME,
        EXIT_PAGE_HOSTNAME,
        SOURCE,
        REFERRER,
        CHANNEL,
        UTM_MEDIUM,
        UTM_SOURCE,
        UTM_CAMPAIGN,
        UTM_CONTENT,
        UTM_TERM,
        DEVICE,
        BROWSER,
        BROWSER_VERSION,
        OS,
        OS_VERSION,
        COUNTRY,
        REGION,
        CITY,
        COUNTRY_NAME,
        REGION_NAME,
        CITY_NAME,
        /// The registrable domain of the visitor's reverse DNS name.
        NETWORK,
        /// The class of the verdict.
        BOT,
        /// The code of the rule that decided; empty for people.
        BOT_REASON,
        /// Whose bot it is; of a rule's verdict the rule's number.
        BOT_NAME;

        @Override
        public String word() {
            return "visit:" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// A property that the sender gave with the event.
    record Property(String name) implements Dimension {
        @Override
        public String word() {
            return "event:props:" + name;
        }
    }

    /// Stretches of equal length, counted from the start of the question's window; told by their
    /// places, from 0 on.
    record Stretch(long micros) implements Dimension {

        public Stretch {
            if (micros <= 0) {
                throw new IllegalArgumentException("a stretch is longer than nothing");
            }
        }

        @Override
        public String word() {
            return "stretch:" + micros;
        }
    }

    /// A stretch of local time.
    enum Time implements Dimension {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH;

        @Override
        public String word() {
            return "time:" + name().toLowerCase(Locale.ROOT);
        }
    }

    /// Finds the dimension of that word; `time` alone is not one, as its grain depends on the
    /// range.
    static Optional<Dimension> find(String word) {
        if (word.startsWith("event:props:")) {
            String name = word.substring("event:props:".length());
            return name.isEmpty() ? Optional.empty() : Optional.of(new Property(name));
        }
        return Arrays.<Dimension[]>asList(OfEvent.values(), OfVisit.values(), Time.values())
                .stream()
                .flatMap(Arrays::stream)
                .filter(d -> d.word().equals(word))
                .findFirst();
    }
}
