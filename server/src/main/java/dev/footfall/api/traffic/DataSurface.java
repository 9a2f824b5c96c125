package dev.footfall.api.traffic;

import dev.footfall.account.Scope;
import dev.footfall.account.Sites;
import dev.footfall.api.Answers;
import dev.footfall.api.Blocking;
import dev.footfall.api.Gate;
import dev.footfall.api.Surface;
import dev.footfall.model.Answer;
import dev.footfall.model.Metric;
import dev.footfall.model.Query;
import dev.footfall.model.Site;
import dev.footfall.store.VisitList;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// `GET /api/v1/data/…`: what became of a site's page views, in site-analytics' wire form, that of
/// its later versions too.
public final class DataSurface implements Surface {

    private static final String ROOT = "/api/v1/data";

    private final Members members;
    private final Blocking blocking;
    private final Map<String, DataQuestion> questions = new LinkedHashMap<>();

    /// @param queries answers questions; blocks
    /// @param firstEvent when a site's first event happened, microseconds since 1970 UTC; -1 while
    ///   it has none
    public DataSurface(
            Function<Query, Answer> queries,
            ToLongFunction<Site> firstEvent,
            VisitList visits,
            Gate gate,
            Sites sites,
            Blocking blocking,
            InstantSource clock) {
        this.members = new Members(gate, sites);
        this.blocking = blocking;
        Views views = new Views(queries, firstEvent, clock);
        questions.put("users", new WeeklyQuestion(views, Metric.VISITORS));
        questions.put("views", new WeeklyQuestion(views, Metric.PAGEVIEWS));
        questions.put("countries", new TopQuestion(views, "country", GroupBy.COUNTRY));
        questions.put("cities", new TopQuestion(views, "city", GroupBy.CITY));
        questions.put("urls", new TopQuestion(views, "url", GroupBy.URL));
        questions.put("hostnames", new TopQuestion(views, "hostname", GroupBy.DOMAIN));
        questions.put("sessions", new SessionsQuestion(views, visits));
        questions.put("statistics", new StatisticsQuestion(views));
        questions.put("query", new BucketsQuestion(views));
    }

    @Override
    public void mount(Router router) {
        router.route(ROOT + "/*").failureHandler(Pages::failed);
        questions.forEach((name, question) -> {
            String route = ROOT + "/" + name;
            router.get(route)
                    .handler(
                            blocking.handler(
                                    context -> answer(context, question),
                                    (busy, _) -> Pages.busy(busy)));
            router.route(route).handler(context -> Pages.notAllowed(context, "GET"));
        });
        router.route(ROOT + "/*").handler(Pages::notFound);
    }

    private void answer(RoutingContext context, DataQuestion question) {
        Optional<Site> site = members.site(context, Scope.READ);
        if (site.isPresent()) {
            try {
                DataParameters parameters = new DataParameters(context.queryParams());
                Answers.json(context, Pages.OK, question.answer(site.get(), parameters));
            } catch (Refusal e) {
                Pages.refuse(context, e);
            }
        }
    }
}
