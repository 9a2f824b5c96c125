package dev.footfall.api.traffic;

import dev.footfall.account.Sites;
import dev.footfall.api.PlainText;
import dev.footfall.ingest.HitReader;
import java.util.List;
import java.util.Map;

/// Makes hits of what `POST /api/v1/traffic` takes as its body, in JSON; `site` is said beside it.
public final class TrafficHits implements HitReader {

    @Override
    public List<Decoded> read(byte[] body, About about) {
        String named = PlainText.lower(about.word("site"));
        String site = named.isEmpty() ? Sites.DEFAULT : named;
        try {
            return TrafficReader.read(Map.of(), "", body).stream()
                    .<Decoded>map(view -> new Decoded.Read(view.toHit(site, about.received())))
                    .toList();
        } catch (Refusal e) {
            return List.of(new Decoded.Unreadable(Map.of("body", List.of(e.text()))));
        }
    }
}
