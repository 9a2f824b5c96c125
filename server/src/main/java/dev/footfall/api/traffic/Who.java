package dev.footfall.api.traffic;

import dev.footfall.model.BotClass;
import dev.footfall.model.Dimension;
import dev.footfall.model.Dimension.OfEvent;
import dev.footfall.model.Dimension.OfVisit;
import dev.footfall.model.EventKind;
import dev.footfall.model.Filter;
import dev.footfall.model.Filter.Operator;
import java.util.List;
import java.util.Optional;

/// Whose page views are counted.
enum Who {
    PEOPLE,
    BOTS,
    EVERYBODY;

    private static final Filter VIEWS = is(Operator.IS, OfEvent.KIND, EventKind.PAGEVIEW.word());

    /// Their page views.
    Filter views() {
        return switch (this) {
            case PEOPLE -> with(Operator.IS);
            case BOTS -> with(Operator.IS_NOT);
            case EVERYBODY -> VIEWS;
        };
    }

    /// Whether only bots are meant, or only people; empty: both.
    Optional<Boolean> bots() {
        return switch (this) {
            case PEOPLE -> Optional.of(false);
            case BOTS -> Optional.of(true);
            case EVERYBODY -> Optional.empty();
        };
    }

    private static Filter with(Operator operator) {
        return new Filter.And(List.of(VIEWS, is(operator, OfVisit.BOT, BotClass.PERSON.word())));
    }

    private static Filter is(Operator operator, Dimension dimension, String value) {
        return new Filter.Match(operator, dimension, List.of(value), true);
    }
}
