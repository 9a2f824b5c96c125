package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Rejected;
import dev.footfall.model.Site;
import dev.footfall.store.RejectedStore;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// `GET /api/rejected`: the newest input that could not become events, why, and the input itself.
public final class RejectedSurface implements Surface {

    private static final String NAME = "rejected";
    private static final String ROUTE = "/api/rejected";
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 1000;

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
        OptionalInt limit = Parameters.limit(context, USUAL_LIMIT, MOST);
        String domain = domain(context, caller.get());
        if (limit.isEmpty()) {
            String detail = "limit: must be a whole number from 1 to " + MOST;
            Answers.problem(context, 400, "Invalid", detail);
        } else if (!maySee(caller.get(), domain)) {
            Callers.forbidden(context, "site: this key is for another site.");
        } else {
            List<Map<String, Object>> newest =
                    rejected.newest(domain, limit.getAsInt()).stream()
                            .map(RejectedSurface::answer)
                            .toList();
            Answers.json(context, 200, Map.of("rejected", newest));
        }
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

    private static Map<String, Object> answer(Rejected rejected) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("at", Answers.moment(rejected.at()));
        answer.put("surface", rejected.surface());
        answer.put("site", rejected.domain());
        answer.put("reason", rejected.reason().word());
        answer.put("detail", rejected.detail());
        answer.put("original", rejected.original());
        return answer;
    }
}
