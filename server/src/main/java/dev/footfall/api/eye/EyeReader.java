package dev.footfall.api.eye;

import dev.footfall.account.Sites;
import dev.footfall.api.PlainText;
import dev.footfall.ingest.HitReader;
import dev.footfall.ingest.eye.EyeIntake;
import dev.footfall.model.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads what `POST /events/` takes, for those who want to know what would become of it.
final class EyeReader implements HitReader {

    private final EyeIntake intake;
    private final Sites sites;

    EyeReader(EyeIntake intake, Sites sites) {
        this.intake = intake;
        this.sites = sites;
    }

    @Override
    public List<Decoded> read(byte[] body, About about) {
        String named = PlainText.lower(about.word("site"));
        Optional<Site> site = sites.find(named.isEmpty() ? Sites.DEFAULT : named);
        if (site.isEmpty()) {
            return List.of(Decoded.Unreadable.of("site: there is no such site"));
        }
        return switch (EyeBody.read(EyeBody.JSON, body)) {
            case EyeBody.Malformed(String detail) -> List.of(Decoded.Unreadable.of(detail));
            case EyeBody.Read(JsonNode json) -> each(json, site.get(), about);
        };
    }

    private List<Decoded> each(JsonNode json, Site site, About about) {
        List<Decoded> read = new ArrayList<>();
        for (JsonNode input : json.isArray() && !json.isEmpty() ? json : List.of(json)) {
            read.add(intake.decoded(input, site, about));
        }
        return read;
    }
}
