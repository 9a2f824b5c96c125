package dev.footfall.api.admin;

import dev.footfall.account.People;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.account.User;
import dev.footfall.account.UserWords;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `/api/users`: who may sign in. For owners, and keys that may do everything.
public final class UsersSurface implements Surface {

    private static final String NAME = "users";
    private static final String ROUTE = "/api/users";
    private static final String ONE = ROUTE + "/:user_id";
    private static final String PASSWORD = "password";
    private static final String SITES = "sites";

    private final People people;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;

    public UsersSurface(People people, Sites sites, Gate gate, Blocking blocking) {
        this.people = people;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(this::list);
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::add));
        router.put(ONE).handler(Fields.body()).handler(blocking.handler(this::change));
        router.delete(ONE).handler(Fields.body()).handler(blocking.handler(this::remove));
    }

    private void list(RoutingContext context) {
        if (mayGoOn(context)) {
            List<Map<String, @Nullable Object>> users =
                    people.users().all().stream().map(user -> answer(user, sites)).toList();
            Answers.json(context, 200, Map.of("users", users));
        }
    }

    private void add(RoutingContext context) {
        if (mayGoOn(context)) {
            Fields.read(context)
                    .map(fields -> people.addUser(words(fields), fields.text(PASSWORD)))
                    .ifPresent(reply -> answer(context, 201, reply));
        }
    }

    private void change(RoutingContext context) {
        Optional<User> user = mayGoOn(context) ? user(context) : Optional.empty();
        if (user.isPresent()) {
            Fields.read(context)
                    .map(fields -> change(user.get(), fields))
                    .ifPresent(reply -> answer(context, 200, reply));
        }
    }

    private Reply<User> change(User user, Fields fields) {
        Reply<User> reply = people.users().change(user, words(fields));
        return reply instanceof Reply.Done<User>(var changed) && fields.has(PASSWORD)
                ? people.setPassword(changed, fields.text(PASSWORD))
                : reply;
    }

    private void remove(RoutingContext context) {
        Optional<User> user = mayGoOn(context) ? user(context) : Optional.empty();
        if (user.isPresent()) {
            people.removeUser(user.get());
            Answers.json(context, 200, Map.of("deleted", true));
        }
    }

    private boolean mayGoOn(RoutingContext context) {
        return Callers.require(context, gate, NAME, Scope.ADMIN)
                .filter(caller -> {
                    if (!caller.owns()) {
                        Callers.forbidden(context, "Users are an owner's matter.");
                    }
                    return caller.owns();
                })
                .isPresent();
    }

    private Optional<User> user(RoutingContext context) {
        OptionalLong number = Parameters.number(context, "user_id");
        Optional<User> user =
                number.isPresent() ? people.users().numbered(number.getAsLong()) : Optional.empty();
        if (user.isEmpty()) {
            Answers.problem(context, 404, "Not found", "user_id: there is no such user.");
        }
        return user;
    }

    private static UserWords words(Fields fields) {
        String named = fields.text(SITES);
        return new UserWords(
                fields.text("email"),
                fields.text("name"),
                fields.text("role"),
                fields.has(SITES)
                        ? Optional.of(
                                Arrays.stream(named.split(","))
                                        .map(String::strip)
                                        .filter(domain -> !domain.isEmpty())
                                        .toList())
                        : Optional.empty());
    }

    private void answer(RoutingContext context, int status, Reply<User> reply) {
        switch (reply) {
            case Reply.Refused<User>(var field, var why) ->
                    Answers.problem(context, 400, "Invalid", field + ": " + why + ".");
            case Reply.Done<User>(var user) -> Answers.json(context, status, answer(user, sites));
        }
    }

    /// A user in the words of the wire; `sites` is null for all of them.
    static Map<String, @Nullable Object> answer(User user, Sites known) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", user.number());
        answer.put("email", user.email());
        answer.put("name", user.name());
        answer.put("role", user.role().word());
        answer.put(
                SITES,
                user.everySite()
                        ? null
                        : user.sites().stream()
                                .flatMap(number -> known.numbered(number).stream())
                                .map(Site::domain)
                                .sorted()
                                .toList());
        answer.put("created", Answers.moment(user.created()));
        return answer;
    }
}
