package dev.footfall.api.admin;

import static java.util.stream.Collectors.joining;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.DropReason;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.store.RejectedFilter;
import dev.footfall.store.RejectedStore;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// `GET /api/rejected`: the newest input that could not become events, why, and the input itself;
/// how much there is for each reason.
public final class RejectedSurface implements Surface {

    private static final String NAME = "rejected";
    private static final String ROUTE = "/api/rejected";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1000;
    private static final int LONGEST_SEARCH = 200;
    private static final String REASONS =
            Arrays.stream(DropReason.values()).map(DropReason::word).collect(joining(", "));

    private final RejectedStore rejected;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    public RejectedSurface(RejectedStore rejected, Sites sites, Gate gate, Blocking blocking) {
        this.rejected = rejected;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(blocking.handler(this::list));
    }

    private void list(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        if (caller.isEmpty()) {
            return;
        }
        String domain = domain(context, caller.get());
        if (!maySee(caller.get(), domain)) {
            Callers.forbidden(context, "site: this key is for another site.");
        } else {
            answer(context, domain);
        }
    }

    private void answer(RoutingContext context, String domain) {
        OptionalInt limit = Parameters.limit(context, USUAL_LIMIT, MOST);
        String cursor = Parameters.text(context, "cursor");
        OptionalLong before = Parameters.number(cursor);
        String word = Parameters.text(context, "reason");
        Optional<DropReason> reason = DropReason.find(word);
        String words = Parameters.text(context, "search");
        if (limit.isEmpty()) {
            invalid(context, "limit: must be a whole number from 1 to " + MOST);
        } else if (before.isEmpty() && !cursor.isEmpty()) {
            invalid(context, "cursor: must be the 'next' of an earlier answer");
        } else if (reason.isEmpty() && !word.isEmpty()) {
            invalid(context, "reason: must be one of " + REASONS);
        } else if (words.length() > LONGEST_SEARCH) {
            invalid(context, "search: is longer than " + LONGEST_SEARCH + " characters");
        } else {
            RejectedFilter filter = new RejectedFilter(domain, reason, words);
            RejectedStore.Page page = rejected.page(filter, before, limit.getAsInt());
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put(NAME, page.rows().stream().map(RejectedSurface::answer).toList());
            page.next().ifPresent(seq -> answer.put("next", Long.toString(seq)));
            answer.put(
                    "reasons",
                    rejected.tally(domain).stream().map(RejectedSurface::answer).toList());
            Answers.json(context, 200, answer);
        }
    }

    private static void invalid(RoutingContext context, String detail) {
        Answers.problem(context, 400, "Invalid", detail);
    }

    /// The site asked for; without one, that of the key.
    private String domain(RoutingContext context, Caller caller) {
        String asked = Parameters.text(context, "site");
        return asked.isEmpty()
                ? sites.numbered(caller.onlySite().orElse(0)).map(Site::domain).orElse("")
                : asked;
    }

    /// What names no site of ours, or none at all, is for those only who may see every site.
    private boolean maySee(Caller caller, String domain) {
        return caller.mayEverywhere(Scope.READ)
                || sites.find(domain)
                        .filter(site -> caller.may(Scope.READ, site.number()))
                        .isPresent();
    }

    private static Map<String, Object> answer(RejectedStore.Kept kept) {
        Rejected rejected = kept.rejected();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", kept.number());
        answer.put("at", Answers.moment(rejected.at()));
        answer.put("surface", rejected.surface());
        answer.put("site", rejected.domain());
        answer.put("reason", rejected.reason().word());
        answer.put("detail", rejected.detail());
        answer.put("original", rejected.original());
        return answer;
    }

    private static Map<String, Object> answer(RejectedStore.Tally tally) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("reason", tally.reason().word());
        answer.put("count", tally.count());
        answer.put("last", Answers.moment(tally.last()));
        return answer;
    }
}
