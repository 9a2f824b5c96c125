package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.People;
import dev.footfall.account.People.Entrance;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.SignedIn;
import dev.footfall.account.Sites;
import dev.footfall.account.User;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.ClientAddress;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/api/session`: signing in with a password or by a shared link, and out again. A sign-in gives a
/// token that is sent like a key, so no cookie is needed and no other page can use it.
public final class SessionSurface implements Surface {

    /// Who one is may be asked wherever numbers may be read.
    private static final String NAME = "stats";

    private static final String ROUTE = "/api/session";
    private static final String PASSWORD = "password";
    private static final String LINK = "link";
    private static final String EMAIL = "email";

    private final People people;
    private final Sites sites;
    private final ClientAddress clients;
    private final Gate gate;
    private final Blocking blocking;

    public SessionSurface(
            People people, Sites sites, ClientAddress clients, Gate gate, Blocking blocking) {
        this.people = people;
        this.sites = sites;
        this.clients = clients;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(this::show);
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::signIn));
        router.delete(ROUTE).handler(Fields.body()).handler(blocking.handler(this::signOut));
        router.put(ROUTE + "/password")
                .handler(Fields.body())
                .handler(blocking.handler(this::changePassword));
    }

    private void show(RoutingContext context) {
        Callers.require(context, gate, NAME, Scope.READ)
                .ifPresent(caller -> Answers.json(context, 200, answer(caller)));
    }

    private void signIn(RoutingContext context) {
        Fields.read(context).ifPresent(fields -> signIn(context, fields));
    }

    private void signIn(RoutingContext context, Fields fields) {
        String address = clients.of(context.request());
        String password = fields.text(PASSWORD);
        if (fields.has(LINK)) {
            answer(context, people.open(fields.text(LINK), password, address));
        } else if (fields.text(EMAIL).isBlank()) {
            Answers.problem(context, 400, "Invalid", "email: can't be blank.");
        } else {
            answer(context, people.signIn(fields.text(EMAIL), password, address));
        }
    }

    private void answer(RoutingContext context, Entrance entrance) {
        switch (entrance) {
            case Entrance.Open(var signedIn) -> signedIn(context, signedIn);
            case Entrance.Shut _ ->
                    Answers.problem(
                            context, 401, "Unauthorized", "The name or the password is wrong.");
            case Entrance.Asks _ ->
                    Answers.problem(
                            context, 401, "Unauthorized", "password: this link asks for one.");
            case Entrance.Later(var wait) -> {
                long seconds = wait.toSeconds() + 1;
                context.response().putHeader("Retry-After", Long.toString(seconds));
                Answers.problem(
                        context,
                        429,
                        "Too many attempts",
                        "Too many attempts failed; try again in " + seconds + " seconds.");
            }
        }
    }

    private void signedIn(RoutingContext context, SignedIn signedIn) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("token", signedIn.token());
        answer.put("ends", Answers.moment(signedIn.ends()));
        people.find(signedIn.token()).ifPresent(caller -> answer.putAll(answer(caller)));
        context.response().putHeader("Cache-Control", "no-store");
        Answers.json(context, 201, answer);
    }

    private void signOut(RoutingContext context) {
        boolean ended = Gate.token(context).filter(people::signOut).isPresent();
        if (ended) {
            Answers.json(context, 200, Map.of("deleted", true));
        } else if (Callers.require(context, gate, NAME, Scope.READ).isPresent()) {
            Answers.problem(
                    context, 404, "Not found", "This is a key, not a session: remove it instead.");
        }
    }

    /// Whoever is signed in as the user is signed out; the answer is a session anew.
    private void changePassword(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.READ);
        Optional<Fields> fields = caller.flatMap(_ -> Fields.read(context));
        Optional<User> user = caller.flatMap(known -> people.users().numbered(known.user()));
        if (fields.isPresent() && user.isEmpty()) {
            Callers.forbidden(context, "Only a user who signed in has a password.");
        } else if (fields.isPresent() && user.isPresent()) {
            changePassword(context, user.get(), fields.get());
        }
    }

    private void changePassword(RoutingContext context, User user, Fields fields) {
        String address = clients.of(context.request());
        String wanted = fields.text(PASSWORD);
        Entrance entrance = people.signIn(user.email(), fields.text("old_password"), address);
        if (!(entrance instanceof Entrance.Open)) {
            answer(context, entrance);
        } else if (people.setPassword(user, wanted) instanceof Reply.Refused<User> refused) {
            Answers.problem(context, 400, "Invalid", refused.field() + ": " + refused.why() + ".");
        } else {
            answer(context, people.signIn(user.email(), wanted, address));
        }
    }

    private Map<String, @Nullable Object> answer(Caller caller) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put(
                "user",
                people.users()
                        .numbered(caller.user())
                        .map(user -> UsersSurface.answer(user, sites))
                        .orElse(null));
        answer.put("scopes", caller.scopes().stream().sorted().map(Scope::word).toList());
        answer.put("owner", caller.owns());
        answer.put("link", caller.link());
        answer.put(
                "sites",
                caller.everySite()
                        ? null
                        : caller.sites().stream()
                                .flatMap(number -> sites.numbered(number).stream())
                                .map(Site::domain)
                                .sorted()
                                .toList());
        return answer;
    }
}
