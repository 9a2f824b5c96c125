package dev.footfall.api.admin;

import dev.footfall.account.Accounts;
import dev.footfall.account.Caller;
import dev.footfall.account.Reply;
import dev.footfall.account.RuleWords;
import dev.footfall.account.Scope;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Rule;
import dev.footfall.model.RuleOutcome;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// `/api/rules`: what the owner of a site says about the hits that meet a rule's conditions.
public final class RulesSurface implements Surface {

    private static final String NAME = "rules";
    private static final String ROUTE = "/api/rules";
    private static final String ONE = ROUTE + "/:rule_id";
    private static final String SITE = "site_id";
    private static final String POSITION = "position";
    private static final int MOST_POSITION_DIGITS = 4;

    /// A misspelt condition would be none, and the rule met by more than was meant.
    private static final Set<String> FIELDS =
            Set.of(
                    SITE,
                    "note",
                    "address",
                    "agent",
                    "path",
                    "country",
                    "hostname",
                    "outcome",
                    "class",
                    POSITION);

    private final Accounts accounts;
    private final Gate gate;
    private final Blocking blocking;

    public RulesSurface(Accounts accounts, Gate gate, Blocking blocking) {
        this.accounts = accounts;
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
        site(context, "")
                .ifPresent(site -> {
                    List<Map<String, Object>> answers = new ArrayList<>();
                    for (Rule rule : accounts.rules().of(site.number())) {
                        answers.add(answer(rule, answers.size() + 1));
                    }
                    Answers.json(context, 200, Map.of("rules", answers));
                });
    }

    private void add(RoutingContext context) {
        asked(context)
                .ifPresent(asked ->
                        answer(
                                context,
                                asked.site(),
                                201,
                                accounts.rules()
                                        .add(asked.site(), asked.words(), asked.position())));
    }

    private void change(RoutingContext context) {
        asked(context)
                .ifPresent(asked -> {
                    OptionalLong id = id(context, asked.site());
                    if (id.isPresent()) {
                        answer(
                                context,
                                asked.site(),
                                200,
                                accounts.rules()
                                        .change(
                                                asked.site(),
                                                id.getAsLong(),
                                                asked.words(),
                                                asked.position()));
                    }
                });
    }

    private void remove(RoutingContext context) {
        asked(context)
                .ifPresent(asked -> {
                    OptionalLong id = id(context, asked.site());
                    if (id.isPresent()) {
                        accounts.rules().remove(asked.site(), id.getAsLong());
                        Answers.json(context, 200, Map.of("deleted", true));
                    }
                });
    }

    /// What a request wants.
    private record Asked(Site site, RuleWords words, OptionalInt position) {}

    /// Empty when it was refused.
    private Optional<Asked> asked(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.ADMIN);
        Optional<Fields> fields = caller.flatMap(_ -> fields(context));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Optional<Site> site = site(context, fields.get().text(SITE));
        return site.flatMap(found ->
                position(context, fields.get())
                        .map(place -> new Asked(found, words(fields.get()), place)));
    }

    /// @param inBody empty: what the URL says
    private Optional<Site> site(RoutingContext context, String inBody) {
        String domain = inBody.isBlank() ? Parameters.text(context, SITE) : inBody.strip();
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.ADMIN);
        return caller.flatMap(
                known -> Callers.site(context, accounts.sites(), known, Scope.ADMIN, domain));
    }

    private static Optional<Fields> fields(RoutingContext context) {
        return switch (Fields.of(context)) {
            case Reply.Refused<Fields>(var field, var why) -> {
                refused(context, field, why);
                yield Optional.empty();
            }
            case Reply.Done<Fields>(var fields) -> {
                Optional<String> odd =
                        fields.names().stream().filter(name -> !FIELDS.contains(name)).findFirst();
                odd.ifPresent(name -> refused(context, name, "is no field of a rule"));
                yield odd.isPresent() ? Optional.empty() : Optional.of(fields);
            }
        };
    }

    private static RuleWords words(Fields fields) {
        return new RuleWords(
                fields.text("note"),
                fields.text("address"),
                fields.text("agent"),
                fields.text("path"),
                fields.text("country"),
                fields.text("hostname"),
                fields.text("outcome"),
                fields.text("class"));
    }

    /// Empty when it was refused.
    private static Optional<OptionalInt> position(RoutingContext context, Fields fields) {
        String text = fields.text(POSITION).strip();
        if (text.isEmpty()) {
            return Optional.of(OptionalInt.empty());
        }
        if (text.length() > MOST_POSITION_DIGITS || !isNumber(text)) {
            refused(context, POSITION, "must be a whole number from 1");
            return Optional.empty();
        }
        return Optional.of(OptionalInt.of(Integer.parseInt(text)));
    }

    /// The id in the path, when it is one of the site's rules; answers others.
    private OptionalLong id(RoutingContext context, Site site) {
        String text = Parameters.text(context, "rule_id");
        long id = Parameters.number(text).orElse(-1);
        if (accounts.rules().of(site.number()).stream().anyMatch(rule -> rule.id() == id)) {
            return OptionalLong.of(id);
        }
        Answers.problem(context, 404, "Not found", "rule_id: the site has no rule '" + text + "'.");
        return OptionalLong.empty();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void answer(RoutingContext context, Site site, int status, Reply<Rule> reply) {
        switch (reply) {
            case Reply.Refused<Rule>(var field, var why) -> refused(context, field, why);
            case Reply.Done<Rule>(var rule) -> {
                int place = accounts.rules().of(site.number()).indexOf(rule);
                Answers.json(context, status, answer(rule, place + 1));
            }
        }
    }

    private static void refused(RoutingContext context, String field, String why) {
        Answers.problem(context, 400, "Invalid", field + ": " + why + ".");
    }

    private static Map<String, Object> answer(Rule rule, int position) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", rule.id());
        answer.put(POSITION, position);
        answer.put("note", rule.note());
        answer.put("address", rule.address());
        answer.put("agent", rule.agent());
        answer.put("path", rule.path());
        answer.put("country", rule.country());
        answer.put("hostname", rule.hostname());
        answer.put("outcome", rule.outcome().word());
        if (rule.outcome() instanceof RuleOutcome.Bot(var botClass)) {
            answer.put("class", botClass.word());
        }
        return answer;
    }
}
