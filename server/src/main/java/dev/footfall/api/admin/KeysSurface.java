package dev.footfall.api.admin;

import dev.footfall.account.Accounts;
import dev.footfall.account.Key;
import dev.footfall.account.Keys;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/keys`: who may call. A key's text is in the answer to its making and nowhere else.
public final class KeysSurface implements Surface {

    private static final String NAME = "keys";
    private static final String ROUTE = "/api/keys";

    private final Accounts accounts;
    private final Gate gate;
    private final Blocking blocking;

    public KeysSurface(Accounts accounts, Gate gate, Blocking blocking) {
        this.accounts = accounts;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(this::list);
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::add));
        router.delete(ROUTE + "/:id")
                .handler(Fields.body())
                .handler(blocking.handler(this::remove));
    }

    private void list(RoutingContext context) {
        if (mayGoOn(context)) {
            List<Map<String, @Nullable Object>> keys =
                    accounts.keys().all().stream().map(this::answer).toList();
            Answers.json(context, 200, Map.of("keys", keys));
        }
    }

    private void add(RoutingContext context) {
        if (!mayGoOn(context)) {
            return;
        }
        Reply<Fields> fields = Fields.of(context);
        switch (fields) {
            case Reply.Refused<Fields>(var field, var why) -> refused(context, field, why);
            case Reply.Done<Fields>(var read) -> add(context, read);
        }
    }

    private void add(RoutingContext context, Fields fields) {
        Reply<List<Scope>> scopes = Scope.list(fields.text("scopes"));
        String domain = fields.text("site").strip();
        Optional<Site> site = accounts.sites().find(domain);
        if (scopes instanceof Reply.Refused<List<Scope>>(var field, var why)) {
            refused(context, field, why);
        } else if (!domain.isEmpty() && site.isEmpty()) {
            refused(context, "site", "there is no site '" + domain + "'");
        } else if (scopes instanceof Reply.Done<List<Scope>>(var wanted)) {
            int number = site.map(Site::number).orElse(0);
            Reply<Keys.Created> reply = accounts.keys().add(fields.text("name"), wanted, number);
            switch (reply) {
                case Reply.Refused<Keys.Created>(var field, var why) ->
                        refused(context, field, why);
                case Reply.Done<Keys.Created>(var created) -> created(context, created);
            }
        }
    }

    private void created(RoutingContext context, Keys.Created created) {
        Map<String, @Nullable Object> answer = answer(created.key());
        answer.put("key", created.text());
        context.response().putHeader("Cache-Control", "no-store");
        Answers.json(context, 201, answer);
    }

    private void remove(RoutingContext context) {
        if (!mayGoOn(context)) {
            return;
        }
        String id = Parameters.text(context, "id");
        if (accounts.keys().all().stream().noneMatch(key -> key.id().equals(id))) {
            Answers.problem(context, 404, "Not found", "There is no key '" + id + "'.");
            return;
        }
        switch (accounts.keys().remove(id)) {
            case Reply.Done<Key>(_) -> Answers.json(context, 200, Map.of("deleted", true));
            case Reply.Refused<Key>(var field, var why) ->
                    Answers.problem(context, 409, "Not removed", field + ": " + why);
        }
    }

    private boolean mayGoOn(RoutingContext context) {
        return Callers.require(context, gate, NAME, Scope.ADMIN)
                .filter(caller -> {
                    if (!caller.owns()) {
                        Callers.forbidden(
                                context, "Keys are for an owner, or a key for all sites.");
                    }
                    return caller.owns();
                })
                .isPresent();
    }

    private static void refused(RoutingContext context, String field, String why) {
        Answers.problem(context, 400, "Invalid", field + ": " + why);
    }

    private Map<String, @Nullable Object> answer(Key key) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", key.id());
        answer.put("name", key.name());
        answer.put("scopes", key.scopes().stream().sorted().map(Scope::word).toList());
        answer.put("site", accounts.sites().numbered(key.site()).map(Site::domain).orElse(null));
        answer.put("created", Instant.ofEpochMilli(key.created() / 1000).toString());
        return answer;
    }
}
