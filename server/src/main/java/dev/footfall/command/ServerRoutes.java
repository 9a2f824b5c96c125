package dev.footfall.command;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Route templates at a running server.
final class ServerRoutes implements RouteDesk {

    private static final String ROUTES = "/api/routes";

    private final ServerCall server;

    ServerRoutes(ServerCall server) {
        this.server = server;
    }

    @Override
    public List<RouteRow> routes(String site) {
        return server.get(ROUTES + of(site))
                .path("routes")
                .valueStream()
                .map(ServerRoutes::row)
                .toList();
    }

    @Override
    public RouteRow add(String site, String template) {
        return row(server.post(ROUTES + of(site), Map.of("template", template)));
    }

    @Override
    public void remove(String site, String id) {
        server.delete(ROUTES + "/" + ServerCall.part(id) + of(site));
    }

    @Override
    public int tell(String site, byte[] openApi) {
        return server.put(ROUTES + "/openapi" + of(site), openApi).path("routes").size();
    }

    @Override
    public void close() {
        server.close();
    }

    private static String of(String site) {
        return "?site_id=" + ServerCall.part(site);
    }

    private static RouteRow row(JsonNode route) {
        return new RouteRow(
                route.path("id").asString(""),
                route.path("template").asString(""),
                route.path("source").asString(""));
    }
}
