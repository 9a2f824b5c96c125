package dev.footfall.api.operate;

import dev.footfall.api.Answers;
import dev.footfall.api.PlainText;
import dev.footfall.api.Surface;
import dev.footfall.model.Notice;
import io.vertx.ext.web.Router;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// `/health/live`: the process answers. `/health/ready`: the store is open, so that questions can
/// be asked and events stored, with notices of what the server goes on without.
public final class HealthSurface implements Surface {

    private static final int UNAVAILABLE = 503;
    private static final int MOST_NOTICES = 50;
    private static final int LONGEST_TEXT = 500;

    private final BooleanSupplier ready;
    private final Supplier<List<Notice>> notices;

    /// @param notices what to tell now; cheap, and from any thread
    public HealthSurface(BooleanSupplier ready, Supplier<List<Notice>> notices) {
        this.ready = ready;
        this.notices = notices;
    }

    @Override
    public void mount(Router router) {
        router.get("/health/live")
                .handler(context -> Answers.json(context, 200, Map.of("status", "live")));
        router.get("/health/ready")
                .handler(context -> {
                    if (ready.getAsBoolean()) {
                        Answers.json(context, 200, status("ready"));
                    } else {
                        context.response().putHeader("Retry-After", "1");
                        Answers.json(context, UNAVAILABLE, status("not ready"));
                    }
                });
    }

    private Map<String, Object> status(String word) {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("status", word);
        status.put(
                "notices",
                notices.get().stream()
                        .limit(MOST_NOTICES)
                        .map(n -> new Notice(n.part(), PlainText.clean(n.text(), LONGEST_TEXT)))
                        .toList());
        return status;
    }
}
