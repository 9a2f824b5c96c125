package dev.footfall.command;

import dev.footfall.account.PathWords;
import dev.footfall.account.SiteWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return site(server.post(SITES, fields(words)));
    }

    @Override
    public SiteRow changeSite(String domain, SiteWords words) {
        return site(server.put(SITES + "/" + ServerCall.part(domain), fields(words)));
    }

    private static Map<String, String> fields(SiteWords words) {
        Map<String, String> fields = new HashMap<>();
        fields.put("domain", words.domain());
        fields.put("timezone", words.timezone());
        fields.put("identity", words.identity());
        fields.put("visit_timeout", words.visitTimeout());
        fields.put("path_trailing_slash", words.paths().trailingSlash());
        fields.put("path_case", words.paths().letters());
        words.paths().parameters().ifPresent(list -> fields.put("path_parameters", list));
        return fields;
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
                site.path("visit_timeout").asString(""),
                new PathWords(
                        site.path("path_trailing_slash").asString(""),
                        site.path("path_case").asString(""),
                        Optional.of(
                                site.path("path_parameters")
                                        .valueStream()
                                        .map(name -> name.asString(""))
                                        .collect(Collectors.joining(",")))));
    }
}
