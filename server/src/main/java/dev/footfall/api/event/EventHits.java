package dev.footfall.api.event;

import dev.footfall.api.PlainText;
import dev.footfall.ingest.HitReader;
import dev.footfall.model.EventId;
import dev.footfall.model.Exchange;
import dev.footfall.model.Hit;
import dev.footfall.model.Rejected;
import dev.footfall.model.Sender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Makes hits of bodies in Plausible's wire form: one for each site that a body names.
public final class EventHits implements HitReader {

    static final String SURFACE = "event";

    private static final int AGENT_LIMIT = 1000;

    @Override
    public List<Decoded> read(byte[] body, About about) {
        EventForm form = EventReader.read(body);
        if (body.length > EventSurface.BODY_LIMIT) {
            form.problems.add(EventReader.BODY, EventAnswers.TOO_LARGE);
        }
        if (!form.problems.isEmpty()) {
            return List.of(new Decoded.Unreadable(form.problems.byField()));
        }
        Sender who = about.sender();
        Sender sender = sender(who.address(), who.userAgent(), form, who.headers());
        List<Decoded> hits = new ArrayList<>();
        for (String domain : form.domains) {
            hits.add(new Decoded.Read(hit(form, domain, sender, about.received(), original(body))));
        }
        return hits;
    }

    static Sender sender(
            String address, String agent, EventForm form, Map<String, String> headers) {
        return new Sender(address, PlainText.clean(agent, AGENT_LIMIT), form.user, headers);
    }

    static Hit hit(EventForm form, String domain, Sender sender, long now, String original) {
        return new Hit(
                SURFACE,
                domain,
                form.id.map(id -> idFor(id, domain, form)),
                now,
                now,
                form.kind(),
                form.name,
                form.location,
                form.referrer,
                sender,
                Exchange.NONE,
                form.props,
                form.revenue,
                form.engagement(),
                form.isInteractive(),
                false,
                original);
    }

    /// The sender's id for the first site of a list; for the others one made from it and the site,
    /// so that each site's event is known again.
    private static EventId idFor(EventId id, String domain, EventForm form) {
        if (domain.equals(form.domains.getFirst())) {
            return id;
        }
        String text = id + " " + domain;
        return EventId.of(UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String original(byte[] body) {
        int kept = Math.min(body.length, Rejected.ORIGINAL_LIMIT);
        return new String(body, 0, kept, StandardCharsets.UTF_8).replace('\0', ' ');
    }
}
