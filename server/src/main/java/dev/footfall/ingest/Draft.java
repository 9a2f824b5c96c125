package dev.footfall.ingest;

import dev.footfall.model.Agent;
import dev.footfall.model.BotVerdict;
import dev.footfall.model.Event;
import dev.footfall.model.EventId;
import dev.footfall.model.EventKind;
import dev.footfall.model.Hit;
import dev.footfall.model.Location;
import dev.footfall.model.Place;
import dev.footfall.model.Referral;
import dev.footfall.model.Site;

/// A hit on its way to becoming an event: what arrived, and what the steps have found out so far.
/// Belongs to one thread; steps fill it in the pipeline's order, so each finds what earlier ones
/// added.
public final class Draft {

    public final Hit hit;
    public final Site site;
    public EventKind kind;
    public Location location;
    public Agent agent = Agent.UNKNOWN;
    public Place place = Place.UNKNOWN;
    public Referral referral = Referral.DIRECT;
    public BotVerdict verdict = BotVerdict.PERSON;
    public long visitor;
    public long earlierVisitor;
    public long laterVisitor;

    /// Whether this only shows what would become of the hit: steps keep nothing of it.
    public boolean isTrial;

    public Draft(Hit hit, Site site) {
        this.hit = hit;
        this.site = site;
        this.kind = hit.kind();
        this.location = hit.location();
    }

    Event toEvent(EventId id) {
        return new Event(
                id,
                hit.id().isPresent(),
                site.number(),
                hit.received(),
                hit.happened(),
                kind,
                kind == hit.kind() ? hit.name() : kind.word(),
                visitor,
                earlierVisitor,
                laterVisitor,
                location,
                hit.exchange(),
                hit.sender().userAgent(),
                agent,
                place,
                referral,
                verdict,
                hit.props(),
                hit.revenue(),
                hit.engagement(),
                hit.interactive(),
                hit.mayBePage());
    }
}
