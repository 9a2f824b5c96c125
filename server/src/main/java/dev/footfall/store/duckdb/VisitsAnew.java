package dev.footfall.store.duckdb;

import dev.footfall.model.Agent;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Engagement;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Exchange;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Revenue;
import dev.footfall.model.Visit;
import dev.footfall.store.Judge;
import dev.footfall.store.Judge.Ruling;
import dev.footfall.store.Rejudging.Stretch;
import dev.footfall.store.StoredHit;
import dev.footfall.store.Visits;
import dev.footfall.store.Visits.Moved;
import dev.footfall.store.duckdb.Neighbourhood.Gone;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Puts the visits of neighbourhoods together anew from their stored events, judged again, in the
/// order in which they were stored and by the very code that does it when they come in. What is not
/// stored of an event itself (how it came, its agent's version) is what its visit says.
final class VisitsAnew {

    private static final String EVENTS =
            """
            SELECT %s, site, received, query, engaged, interactive, browser, browser_version, os,
                os_version, device, region, city, referrer, source, channel, utm_medium,
                utm_source, utm_campaign, utm_content, utm_term
            FROM event
            WHERE site = ? AND seq >= ?
              AND visit IN (SELECT CAST(unnest(string_split(?, ',')) AS BIGINT))
            ORDER BY seq
            """
                    .formatted(HitRows.COLUMNS);

    private static final EventId NO_ID = new EventId(0, 0);

    /// What all events of one visit say alike.
    private record Origin(Agent agent, Place place, Referral referral) {

        static Origin of(ResultSet row) throws SQLException {
            return new Origin(Origins.agent(row), Origins.place(row), Origins.referral(row));
        }
    }

    /// An event and the visit that it joined.
    ///
    /// @param before the visit that it belongs to as stored
    private record Joined(
            Neighbourhood its,
            long seq,
            long happened,
            EventKind kind,
            StoredHit hit,
            long before,
            long visit) {}

    private final Judge judge;
    private final Visits visits;
    private final boolean drop;
    private final Map<Long, Neighbourhood> byVisit = new HashMap<>();
    private final List<Joined> joined = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Long, Origin> origins = new HashMap<>();

    /// @param visits none yet; belongs to this from now on
    /// @param drop whether events go that would not have been let in
    VisitsAnew(Judge judge, Visits visits, boolean drop) {
        this.judge = judge;
        this.visits = visits;
        this.drop = drop;
    }

    /// Fills in what becomes of the neighbourhoods.
    void fill(Connection connection, Stretch stretch, List<Neighbourhood> neighbourhoods)
            throws SQLException {
        neighbourhoods.forEach(n -> n.before.forEach(id -> byVisit.put(id, n)));
        Set<Long> ids = byVisit.keySet();
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement find = connection.prepareStatement(EVENTS)) {
            find.setInt(1, stretch.site());
            find.setLong(2, Collections.min(ids)); // a visit is named after its first event
            find.setString(3, Neighbourhood.joined(ids));
            try (ResultSet row = find.executeQuery()) {
                while (row.next()) {
                    take(row);
                }
            }
        }
        List<Moved> moved = visits.moved();
        visits.keep();
        settle(moved);
    }

    /// @param moved visits that have become one with others since events joined them
    private void settle(List<Moved> moved) {
        Map<Long, Visit> byId = new HashMap<>();
        visits.open().forEach(visit -> byId.put(visit.id(), visit));
        for (Moved one : moved) {
            Visit now = byId.get(one.to().id());
            if (now != null) {
                byId.put(one.from(), now);
            }
        }
        Set<Long> seen = new HashSet<>();
        for (Joined event : joined) {
            Visit visit = byId.get(event.visit());
            if (visit == null) {
                throw new IllegalStateException("no visit " + event.visit());
            }
            Neighbourhood its = event.its();
            if (seen.add(visit.id())) {
                its.after.add(visit);
            }
            its.joined(event.before(), visit.id());
            JudgedEvent judged =
                    new JudgedEvent(
                            event.seq(),
                            event.happened(),
                            event.kind(),
                            visit,
                            event.hit(),
                            event.before());
            if (judged.isMoved() || judged.isJudgedOtherwise()) {
                its.changed.add(judged);
            }
        }
    }

    private void take(ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        long visit = row.getLong("visit");
        Neighbourhood its = byVisit.get(visit);
        if (its == null) {
            throw new SQLException("an event of a visit that was not asked for: " + visit);
        }
        StoredHit hit = HitRows.hit(row, this::shared);
        switch (judge.judge(hit)) {
            case Ruling.Goes(String rule) when drop ->
                    its.gone.add(new Gone(seq, row.getLong("happened"), hit, rule));
            case Ruling.Goes _ -> join(row, its, hit, hit.verdict(), hit.kind());
            case Ruling.Stays(var verdict, var kind, _) -> join(row, its, hit, verdict, kind);
        }
    }

    /// One text for all that are equal: there are many events and few agents and paths.
    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private void join(
            ResultSet row, Neighbourhood its, StoredHit hit, BotVerdict verdict, EventKind kind)
            throws SQLException {
        long seq = row.getLong("seq");
        long before = row.getLong("visit");
        Origin origin = origins.get(before);
        if (origin == null) {
            origin = Origin.of(row);
            origins.put(before, origin);
        }
        Visit visit = visits.join(event(row, hit, verdict, kind, origin), seq);
        joined.add(new Joined(its, seq, row.getLong("happened"), kind, hit, before, visit.id()));
    }

    private static Event event(
            ResultSet row, StoredHit hit, BotVerdict verdict, EventKind kind, Origin origin)
            throws SQLException {
        long visitor = row.getLong("visitor");
        return new Event(
                NO_ID,
                false,
                row.getInt("site"),
                row.getLong("received"),
                row.getLong("happened"),
                kind,
                kind.word(),
                visitor,
                visitor,
                visitor,
                new Location(hit.host(), hit.path(), row.getString("query")),
                exchange(hit),
                hit.userAgent(),
                origin.agent(),
                origin.place(),
                origin.referral(),
                verdict,
                Map.of(),
                Revenue.NONE,
                new Engagement(-1, row.getLong("engaged")),
                row.getBoolean("interactive"),
                hit.fromLog());
    }

    private static Exchange exchange(StoredHit hit) {
        return hit.method().isEmpty()
                ? Exchange.NONE
                : new Exchange(
                        hit.method(),
                        "",
                        hit.status(),
                        "",
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        "");
    }
}
