package dev.footfall.api.traffic;

import dev.footfall.api.Answers;
import dev.footfall.model.Site;
import dev.footfall.model.Window;
import dev.footfall.store.VisitList;
import dev.footfall.store.VisitList.Listed;
import dev.footfall.store.VisitList.Wanted;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/sessions`: the visits that began on the days asked for, the earliest first, in pages of
/// `limit` from `offset` on.
record SessionsQuestion(Views views, VisitList visits) implements DataQuestion {

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;
    private static final long FARTHEST = 1_000_000_000L;

    @Override
    public Object answer(Site site, DataParameters parameters) throws Refusal {
        LocalDate first = parameters.date("start_date");
        LocalDate last = parameters.date("end_date");
        Who who = parameters.oneOf("classification", CLASSES).orElse(Who.EVERYBODY);
        int limit = (int) parameters.whole("limit", 1, MOST, USUAL);
        long offset = parameters.whole("offset", 0, FARTHEST, 0);
        parameters.check();
        Optional<Views.Days> days = DataQuestion.days(views, site, first, last);
        if (days.isEmpty()) {
            return List.of();
        }
        Window window = days.get().window(site.zone());
        return visits
                .started(
                        new Wanted(
                                site.number(),
                                window.from(),
                                window.to(),
                                who.bots(),
                                limit,
                                offset))
                .stream()
                .map(SessionsQuestion::session)
                .toList();
    }

    private static Map<String, Object> session(Listed visit) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("classification", visit.isBot() ? "BOT" : "USER");
        session.put("end", Answers.moment(visit.end()));
        session.put("start", Answers.moment(visit.start()));
        session.put("url", GroupBy.url(visit.host(), visit.page()));
        session.put("views", visit.pageviews());
        return session;
    }
}
