package dev.footfall.api.stats;

import dev.footfall.account.Caller;
import dev.footfall.model.Site;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import tools.jackson.databind.JsonNode;

/// Answers `POST /api/v2/query`.
record V2Query(V2Answers answers, Access access) {

    JsonNode answer(RoutingContext context, Buffer sent) throws Refusal {
        Caller caller = access.caller(context);
        JsonNode body = Body.parsed(sent);
        JsonNode id = body.path("site_id");
        Site site =
                access.site(
                        caller,
                        id.isMissingNode() || id.isNull() ? "" : Shape.text(id, "#/site_id"));
        return answers.answer(site, body);
    }
}
