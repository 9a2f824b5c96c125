package dev.footfall.api.operate;

import dev.footfall.api.Answers;
import dev.footfall.api.Surface;
import dev.footfall.ingest.place.Credit;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `GET /api/credits`: what the licences of the place data in use ask to be shown beside places.
/// For anybody, as whoever sees the places has to see it.
public final class CreditsSurface implements Surface {

    private final Supplier<List<Credit>> credits;

    public CreditsSurface(Supplier<List<Credit>> credits) {
        this.credits = credits;
    }

    @Override
    public void mount(Router router) {
        router.get("/api/credits")
                .handler(context -> Answers.json(context, 200, Map.of("credits", credits.get())));
    }
}
