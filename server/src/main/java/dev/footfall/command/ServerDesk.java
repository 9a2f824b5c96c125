package dev.footfall.command;

import dev.footfall.account.SiteWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Sites and keys at a running server.
final class ServerDesk implements AccountDesk {

    private static final String SITES = "/api/v1/sites";
    private static final String KEYS = "/api/keys";

    /// How many sites one call lists; the most that the server allows.
    private static final int PAGE = 1000;

    private final ServerCall server;

    ServerDesk(ServerCall server) {
        this.server = server;
    }

    @Override
    public List<SiteRow> sites() {
        List<SiteRow> rows = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = server.get(SITES + "?limit=" + PAGE + "&after=" + after);
            page.path("sites").forEach(site -> rows.add(site(site)));
            after = page.at("/meta/after").asString("");
        } while (!after.isEmpty());
        return rows;
    }

    @Override
    public SiteRow addSite(SiteWords words) {
        return site(
                server.post(
                        SITES,
                        Map.of(
                                "domain", words.domain(),
                                "timezone", words.timezone(),
                                "identity", words.identity(),
                                "visit_timeout", words.visitTimeout())));
    }

    @Override
    public void removeSite(String domain) {
        server.delete(SITES + "/" + ServerCall.part(domain));
    }

    @Override
    public List<KeyRow> keys() {
        return server.get(KEYS)
                .path("keys")
                .valueStream()
                .map(key ->
                        new KeyRow(
                                key.path("id").asString(""),
                                key.path("name").asString(""),
                                key.path("scopes")
                                        .valueStream()
                                        .map(scope -> scope.asString(""))
                                        .collect(Collectors.joining(",")),
                                key.path("site").asString("")))
                .toList();
    }

    @Override
    public String addKey(String name, String scopes, String site) {
        return server.post(KEYS, Map.of("name", name, "scopes", scopes, "site", site))
                .path("key")
                .asString("");
    }

    @Override
    public void removeKey(String id) {
        server.delete(KEYS + "/" + ServerCall.part(id));
    }

    @Override
    public void close() {
        server.close();
    }

    private static SiteRow site(JsonNode site) {
        return new SiteRow(
                site.path("domain").asString(""),
                site.path("timezone").asString(""),
                site.path("identity").asString(""),
                site.path("visit_timeout").asString(""));
    }
}
