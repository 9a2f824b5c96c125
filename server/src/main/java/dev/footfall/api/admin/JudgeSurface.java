package dev.footfall.api.admin;

import dev.footfall.account.Caller;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.SlowAnswer;
import dev.footfall.api.Surface;
import dev.footfall.ingest.judge.Rejudgement;
import dev.footfall.model.Site;
import dev.footfall.store.Judged;
import dev.footfall.store.Judged.Change;
import dev.footfall.store.Judged.Count;
import dev.footfall.store.Judged.Standing;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// `POST /api/judge`: judges stored events of a site again, by its rules and the lists as they are
/// now, or tells what that would change. Answers when it is done.
public final class JudgeSurface implements Surface {

    private static final String NAME = "judge";
    private static final String ROUTE = "/api/judge";
    private static final String SITE = "site_id";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String DRY_RUN = "dry_run";
    private static final String DROP = "drop";
    private static final Set<String> FIELDS = Set.of(SITE, FROM, TO, DRY_RUN, DROP);

    /// One call may take that many days; who wants more calls again.
    private static final int MOST_DAYS = 31;

    /// How many of the most frequent are told.
    private static final int MOST_TOLD = 100;

    private final Sites sites;
    private final Rejudgement rejudgement;
    private final Gate gate;
    private final Blocking blocking;

    public JudgeSurface(Sites sites, Rejudgement rejudgement, Gate gate, Blocking blocking) {
        this.sites = sites;
        this.rejudgement = rejudgement;
        this.gate = gate;
        this.blocking = blocking;
    }

    @Override
    public void mount(Router router) {
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::judge));
    }

    /// What a request wants.
    private record Wish(LocalDate from, LocalDate to, boolean dryRun, boolean drop) {

        static Reply<Wish> of(Fields fields) {
            Optional<String> odd =
                    fields.names().stream().filter(name -> !FIELDS.contains(name)).findFirst();
            if (odd.isPresent()) {
                return new Reply.Refused<>(odd.get(), "is no field here");
            }
            Optional<LocalDate> from = date(fields.text(FROM));
            Optional<LocalDate> to = date(fields.text(TO));
            if (from.isEmpty()) {
                return new Reply.Refused<>(FROM, "must be a date such as 2026-11-01");
            }
            if (to.isEmpty()) {
                return new Reply.Refused<>(TO, "must be a date such as 2026-11-01");
            }
            if (to.get().isBefore(from.get())) {
                return new Reply.Refused<>(TO, "must not be before from");
            }
            if (ChronoUnit.DAYS.between(from.get(), to.get()) >= MOST_DAYS) {
                return new Reply.Refused<>(
                        TO, "must be within " + MOST_DAYS + " days; call again for more");
            }
            for (String flag : List.of(DRY_RUN, DROP)) {
                if (!Set.of("", "true", "false").contains(fields.text(flag))) {
                    return new Reply.Refused<>(flag, "must be true or false");
                }
            }
            return new Reply.Done<>(
                    new Wish(
                            from.get(),
                            to.get(),
                            fields.text(DRY_RUN).equals("true"),
                            fields.text(DROP).equals("true")));
        }

        private static Optional<LocalDate> date(String text) {
            try {
                return Optional.of(LocalDate.parse(text.strip()));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    }

    private void judge(RoutingContext context) {
        Optional<Caller> caller = Callers.require(context, gate, NAME, Scope.ADMIN);
        if (caller.isEmpty()) {
            return;
        }
        Reply<Fields> fields = Fields.of(context);
        switch (fields) {
            case Reply.Refused<Fields>(var field, var why) -> refused(context, field, why);
            case Reply.Done<Fields>(var read) ->
                    Callers.site(context, sites, caller.get(), Scope.ADMIN, read.text(SITE).strip())
                            .ifPresent(site -> judge(context, site, Wish.of(read)));
        }
    }

    private void judge(RoutingContext context, Site site, Reply<Wish> reply) {
        switch (reply) {
            case Reply.Refused<Wish>(var field, var why) -> refused(context, field, why);
            case Reply.Done<Wish>(var wish) ->
                    SlowAnswer.during(
                            context, SlowAnswer.USUAL_PAUSE, () -> judge(context, site, wish));
        }
    }

    private void judge(RoutingContext context, Site site, Wish wish) {
        rejudgement
                .run(site, wish.from(), wish.to(), wish.dryRun(), wish.drop())
                .ifPresentOrElse(
                        judged -> Answers.json(context, 200, answer(site, wish, judged)),
                        () ->
                                Answers.problem(
                                        context,
                                        409,
                                        "Under way",
                                        "Events are being judged already."));
    }

    private static void refused(RoutingContext context, String field, String why) {
        Answers.problem(context, 400, "Invalid", field + ": " + why + ".");
    }

    private static Map<String, Object> answer(Site site, Wish wish, Judged judged) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(SITE, site.domain());
        answer.put(FROM, wish.from().toString());
        answer.put(TO, wish.to().toString());
        answer.put(DRY_RUN, wish.dryRun());
        answer.put(DROP, wish.drop());
        answer.put("read", judged.read());
        answer.put("changed", judged.changed());
        answer.put("moved", judged.moved());
        answer.put("dropped", judged.dropped());
        answer.put("as_before", judged.asBefore());
        answer.put("changes", told(judged.changes()).map(JudgeSurface::change).toList());
        answer.put("agents", told(judged.agents()).map(c -> count("agent", c)).toList());
        answer.put("paths", told(judged.paths()).map(c -> count("path", c)).toList());
        return answer;
    }

    private static <T> Stream<Count<T>> told(List<Count<T>> counts) {
        return counts.stream().limit(MOST_TOLD);
    }

    private static Map<String, Object> change(Count<Change> count) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("from", standing(count.of().from()));
        answer.put("to", standing(count.of().to()));
        answer.put("events", count.events());
        return answer;
    }

    private static Map<String, Object> standing(Standing standing) {
        return Map.of("class", standing.botClass(), "reason", standing.reason());
    }

    private static Map<String, Object> count(String name, Count<String> count) {
        return Map.of(name, count.of(), "events", count.events());
    }
}
