package dev.footfall.api.resttracker;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Parameters;
import dev.footfall.model.Site;
import dev.footfall.store.RequestLog.Page;
import dev.footfall.store.RequestLog.Span;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// What a request asks for, by the parameters of its URL; all are optional.
sealed interface Asked {

    record Clear(Span span, Page page) implements Asked {}

    /// @param messages what is wrong, by parameter
    record Unclear(Map<String, List<String>> messages) implements Asked {}

    static Asked read(RoutingContext context, Sites sites, Caller caller) {
        return new Reader(context).read(sites, caller);
    }

    /// Reads the parameters of one request.
    final class Reader {

        private static final int MOST_DIGITS = 18;

        private final RoutingContext context;
        private final Map<String, List<String>> messages = new LinkedHashMap<>();

        private Reader(RoutingContext context) {
            this.context = context;
        }

        private Asked read(Sites sites, Caller caller) {
            Optional<Site> site = site(sites, caller);
            long from = moment("from", Moment::from, Long.MIN_VALUE);
            long to = moment("to", Moment::to, Long.MAX_VALUE);
            Page page = new Page(number("limit", 1, Long.MAX_VALUE), number("offset", 0, 0));
            if (site.isEmpty() || !messages.isEmpty()) {
                return new Unclear(messages);
            }
            return new Clear(new Span(site.get().number(), site.get().domain(), from, to), page);
        }

        /// A site that the caller may not know of is not told from one that does not exist.
        private Optional<Site> site(Sites sites, Caller caller) {
            String named = Parameters.text(context, "site");
            Optional<Site> site = named.isEmpty() ? sites.homeOf(caller) : sites.find(named);
            Optional<Site> allowed = site.filter(found -> caller.may(Scope.READ, found.number()));
            if (allowed.isEmpty()) {
                fault(
                        "site",
                        named.isEmpty()
                                ? "There is no site '" + Sites.DEFAULT + "'; name one."
                                : "There is no such site.");
            }
            return allowed;
        }

        private long moment(String name, Function<String, OptionalLong> reader, long usual) {
            String text = Parameters.text(context, name);
            if (text.isEmpty()) {
                return usual;
            }
            OptionalLong moment = reader.apply(text);
            if (moment.isEmpty()) {
                fault(name, "Enter a valid date/time.");
            }
            return moment.orElse(usual);
        }

        private long number(String name, long least, long usual) {
            String text = Parameters.text(context, name);
            if (text.isEmpty()) {
                return usual;
            }
            boolean negative = text.startsWith("-");
            String digits = negative ? text.substring(1) : text;
            boolean number =
                    !digits.isEmpty()
                            && digits.length() <= MOST_DIGITS
                            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number) {
                fault(name, "A valid integer is required.");
                return usual;
            }
            long value = Long.parseLong(text);
            if (value < least) {
                fault(name, "Ensure this value is greater than or equal to " + least + ".");
            }
            return value;
        }

        private void fault(String name, String message) {
            messages.put(name, List.of(message));
        }
    }
}
