package dev.footfall.api.admin;

import dev.footfall.account.Annotations;
import dev.footfall.account.Reply;
import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Callers;
import dev.footfall.api.Gate;
import dev.footfall.api.Parameters;
import dev.footfall.api.Surface;
import dev.footfall.model.Annotation;
import dev.footfall.model.Micros;
import dev.footfall.model.Site;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// `/api/annotations`: notes about moments of a site, to be read by all who read its numbers.
public final class AnnotationsSurface implements Surface {

    private static final String ROUTE = "/api/annotations";
    private static final String ONE = ROUTE + "/:annotation_id";
    private static final String SITE = "site_id";
    private static final String AT = "at";
    private static final String NOTE = "note";

    private final Annotations annotations;
    private final Sites sites;
    private final Gate gate;
    private final Blocking blocking;
    private final InstantSource clock;

    public AnnotationsSurface(
            Annotations annotations,
            Sites sites,
            Gate gate,
            Blocking blocking,
            InstantSource clock) {
        this.annotations = annotations;
        this.sites = sites;
        this.gate = gate;
        this.blocking = blocking;
        this.clock = clock;
    }

    @Override
    public void mount(Router router) {
        router.get(ROUTE).handler(this::list);
        router.post(ROUTE).handler(Fields.body()).handler(blocking.handler(this::add));
        router.put(ONE).handler(Fields.body()).handler(blocking.handler(this::change));
        router.delete(ONE).handler(Fields.body()).handler(blocking.handler(this::remove));
    }

    /// By the moments they are about.
    private void list(RoutingContext context) {
        site(context, Scope.READ, "")
                .ifPresent(site -> {
                    List<Map<String, Object>> all =
                            annotations.of(site).stream()
                                    .sorted(Comparator.comparingLong(Annotation::happened))
                                    .map(AnnotationsSurface::answer)
                                    .toList();
                    Answers.json(context, 200, Map.of("annotations", all));
                });
    }

    private void add(RoutingContext context) {
        Optional<Fields> fields = Fields.read(context);
        if (fields.isPresent()) {
            Annotation blank = new Annotation(0, 0, "", Micros.now(clock));
            site(context, Scope.ADMIN, fields.get().text(SITE))
                    .ifPresent(site -> answer(context, 201, put(site, blank, fields.get(), true)));
        }
    }

    private void change(RoutingContext context) {
        Optional<Fields> fields = Fields.read(context);
        if (fields.isPresent()) {
            Optional<Site> site = site(context, Scope.ADMIN, fields.get().text(SITE));
            site.flatMap(known -> one(context, known))
                    .ifPresent(now ->
                            answer(
                                    context,
                                    200,
                                    put(site.orElseThrow(), now, fields.get(), false)));
        }
    }

    private void remove(RoutingContext context) {
        Optional<Fields> fields = Fields.read(context);
        if (fields.isPresent()) {
            Optional<Site> site = site(context, Scope.ADMIN, fields.get().text(SITE));
            site.flatMap(known -> one(context, known))
                    .ifPresent(now -> {
                        annotations.remove(site.orElseThrow(), now.number());
                        Answers.json(context, 200, Map.of("deleted", true));
                    });
        }
    }

    /// @param whole whether every field must be there, else what is left out stays
    private Reply<Annotation> put(Site site, Annotation now, Fields fields, boolean whole) {
        OptionalLong at =
                whole || fields.has(AT)
                        ? moment(fields.text(AT).strip(), site)
                        : OptionalLong.of(now.happened());
        if (at.isEmpty()) {
            return new Reply.Refused<>(
                    AT, "must be a day such as 2026-11-21 or a time with its offset");
        }
        String note = whole || fields.has(NOTE) ? fields.text(NOTE) : now.note();
        return annotations.put(
                site, new Annotation(now.number(), at.getAsLong(), note, now.created()));
    }

    /// A day is its beginning in the site's zone.
    private static OptionalLong moment(String text, Site site) {
        try {
            return OptionalLong.of(
                    Micros.of(
                            text.indexOf('T') < 0
                                    ? LocalDate.parse(text).atStartOfDay(site.zone()).toInstant()
                                    : OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }

    private Optional<Site> site(RoutingContext context, Scope scope, String inBody) {
        return Callers.savedSite(context, gate, sites, scope, inBody);
    }

    private Optional<Annotation> one(RoutingContext context, Site site) {
        OptionalLong number = Parameters.number(context, "annotation_id");
        Optional<Annotation> found =
                number.isPresent() ? annotations.find(site, number.getAsLong()) : Optional.empty();
        if (found.isEmpty()) {
            Answers.problem(
                    context, 404, "Not found", "annotation_id: the site has no such annotation.");
        }
        return found;
    }

    private static void answer(RoutingContext context, int status, Reply<Annotation> reply) {
        switch (reply) {
            case Reply.Refused<Annotation>(var field, var why) ->
                    Answers.problem(context, 400, "Invalid", field + ": " + why + ".");
            case Reply.Done<Annotation>(var annotation) ->
                    Answers.json(context, status, answer(annotation));
        }
    }

    private static Map<String, Object> answer(Annotation annotation) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", annotation.number());
        answer.put(AT, Answers.moment(annotation.happened()));
        answer.put(NOTE, annotation.note());
        answer.put("created", Answers.moment(annotation.created()));
        return answer;
    }
}
