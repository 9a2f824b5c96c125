package dev.footfall.api.operate;

import dev.footfall.api.Answers;
import dev.footfall.api.Surface;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// `/health/live`: the process answers. `/health/ready`: events can be stored and questions asked.
public final class HealthSurface implements Surface {

    private static final int UNAVAILABLE = 503;

    private final BooleanSupplier ready;

    public HealthSurface(BooleanSupplier ready) {
        this.ready = ready;
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live")
                .handler(context -> Answers.json(context, 200, Map.of("status", "live")));
        router.get("/health/ready")
                .handler(context -> {
                    if (ready.getAsBoolean()) {
                        Answers.json(context, 200, Map.of("status", "ready"));
                    } else {
                        context.response().putHeader("Retry-After", "1");
                        Answers.json(context, UNAVAILABLE, Map.of("status", "not ready"));
                    }
                });
    }
}
