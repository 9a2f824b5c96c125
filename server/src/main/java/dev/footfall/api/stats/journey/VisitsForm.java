package dev.footfall.api.stats.journey;

import dev.footfall.api.stats.Refusal;
import dev.footfall.api.stats.Shape;
import dev.footfall.model.Audience;
import dev.footfall.model.Filter;
import dev.footfall.model.Site;
import dev.footfall.query.Conditions;
import dev.footfall.store.RouteNames;
import dev.footfall.store.VisitHistory.Listing;
import dev.footfall.store.VisitHistory.Place;
import dev.footfall.store.VisitHistory.Wanted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads and answers `POST /api/visits`.
record VisitsForm(Scene scene, Wanted wanted) {

    static final Set<String> KEYS = Set.of("visitor", "limit", "cursor");

    private static final int USUAL = 50;
    private static final int MOST = 1_000;
    private static final int HEX = 16;
    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{16}");

    static VisitsForm read(Scene scene, Function<Site, RouteNames> routes) throws Refusal {
        Audience audience = scene.audience(List.of());
        Filter filter = Conditions.visits(audience, List.of());
        return new VisitsForm(
                scene,
                new Wanted(
                        audience.site().number(),
                        audience.window(),
                        filter,
                        visitor(scene),
                        cursor(scene),
                        scene.number("limit", 1, MOST, USUAL),
                        Conditions.routes(
                                List.of(filter), List.of(), () -> routes.apply(audience.site()))));
    }

    private static OptionalLong visitor(Scene scene) throws Refusal {
        Optional<JsonNode> node = scene.field("visitor");
        if (node.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = Shape.text(node.get(), "#/visitor");
        if (!PSEUDONYM.matcher(text).matches()) {
            throw Refusal.at("#/visitor", "Expected a visitor's pseudonym: 16 hexadecimal digits.");
        }
        return OptionalLong.of(Long.parseUnsignedLong(text, HEX));
    }

    private static Optional<Place> cursor(Scene scene) throws Refusal {
        Optional<JsonNode> node = scene.field("cursor");
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Optional<Cursor> cursor = Cursor.read(Shape.text(node.get(), "#/cursor"));
        if (cursor.isEmpty()) {
            throw Refusal.at("#/cursor", "Expected the \"next\" of an earlier answer.");
        }
        return cursor.map(c -> new Place(c.first(), c.second()));
    }

    Map<String, Object> answer(Listing listing, long millis) {
        Map<String, Object> json = new LinkedHashMap<>();
        VisitWords words = new VisitWords(scene.range().zone());
        json.put("visits", listing.visits().stream().map(words::visit).toList());
        listing.next()
                .ifPresent(place -> json.put("next", new Cursor(place.start(), place.id()).text()));
        json.put("meta", new Meta(scene, listing.rowsRead(), millis, true, false).json());
        Map<String, Object> own = new LinkedHashMap<>();
        scene.field("visitor").ifPresent(sent -> own.put("visitor", sent));
        own.put("limit", wanted.limit());
        json.put("query", scene.query(own));
        return json;
    }
}
