package dev.footfall.ingest.referral;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Known places that visitors come from, by host and by the names that people give them in tags.
final class Sources {

    /// What sort of place a source is.
    enum Medium {
        SEARCH,
        SOCIAL,
        EMAIL,
        PAID,
        VIDEO,
        SHOPPING,
        AI,
        OTHER
    }

    /// @param name as shown, such as `Google`
    record Source(String name, Medium medium) {}

    /// Parts of a path that a listed place may have.
    private static final int DEEPEST = 4;

    private static final String ALL_COUNTRIES = ".*";
    private static final String LIST = "/data/referrers.json";

    private static final Set<String> VIDEO =
            Set.of(
                    "youtube",
                    "vimeo",
                    "twitch",
                    "dailymotion",
                    "netflix",
                    "bilibili",
                    "disneyplus");

    private static final Set<String> SHOPPING =
            Set.of(
                    "amazon",
                    "ebay",
                    "etsy",
                    "alibaba",
                    "aliexpress",
                    "walmart",
                    "shopify",
                    "google product search",
                    "google shopping",
                    "idealo",
                    "shopzilla");

    /// Short names in tags for sources of the list.
    private static final Map<String, String> NICKNAMES =
            Map.ofEntries(
                    Map.entry("fb", "facebook"),
                    Map.entry("ig", "instagram"),
                    Map.entry("yt", "youtube"),
                    Map.entry("x", "twitter"),
                    Map.entry("adwords", "google"),
                    Map.entry("googleads", "google"),
                    Map.entry("google ads", "google"),
                    Map.entry("bing ads", "bing"),
                    Map.entry("bingads", "bing"),
                    Map.entry("meta", "facebook"),
                    Map.entry("openai", "chatgpt"),
                    Map.entry("ddg", "duckduckgo"));

    private final Map<String, Source> byHost = new HashMap<>();
    private final Map<String, Source> byBrand = new HashMap<>();
    private final Map<String, Source> byName = new HashMap<>();

    private Sources() {}

    /// Reads the list from the class path, where the build puts it.
    static Sources load() {
        Sources sources = new Sources();
        try (InputStream in = Sources.class.getResourceAsStream(LIST)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + LIST);
            }
            JsonNode list = new ObjectMapper().readTree(in);
            list.properties()
                    .forEach(entry ->
                            sources.add(
                                    entry.getKey(),
                                    entry.getValue().path("source").asString(""),
                                    medium(entry.getValue().path("medium").asString(""))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LIST, e);
        }
        OwnSources.load().forEach(sources::add);
        return sources;
    }

    /// Adds an entry of the bundled list.
    private void add(String place, String name, Medium listed) {
        String key = name.toLowerCase(Locale.ROOT);
        Medium medium =
                VIDEO.contains(key)
                        ? Medium.VIDEO
                        : SHOPPING.contains(key) ? Medium.SHOPPING : listed;
        Source source = new Source(name, medium);
        byHost.put(bare(place), source);
        Source known = byName.get(key);
        if (known == null || known.medium() == Medium.OTHER || known.medium() == Medium.PAID) {
            byName.put(key, source);
        }
    }

    private void add(OwnSources.Entry entry) {
        String place = entry.place();
        if (place.endsWith(ALL_COUNTRIES)) {
            String brand = place.substring(0, place.length() - ALL_COUNTRIES.length());
            byBrand.put(brand, entry.source());
        } else {
            byHost.put(bare(place), entry.source());
        }
        byName.put(entry.source().name().toLowerCase(Locale.ROOT), entry.source());
    }

    private static String bare(String place) {
        String host = place.toLowerCase(Locale.ROOT);
        return host.startsWith("www.") ? host.substring("www.".length()) : host;
    }

    private static Medium medium(String word) {
        return switch (word) {
            case "search" -> Medium.SEARCH;
            case "social" -> Medium.SOCIAL;
            case "email" -> Medium.EMAIL;
            case "paid" -> Medium.PAID;
            default -> Medium.OTHER;
        };
    }

    /// The source of a link: by host and the beginning of the path, by host, by the domains above
    /// it, by its brand in any country, then by how it is called.
    Optional<Source> of(Link link) {
        return byPath(link)
                .or(() -> byDomain(link.host()))
                .or(() -> Optional.ofNullable(byBrand.get(NamedByHost.registered(link.host()))))
                .or(() -> NamedByHost.of(link.host()));
    }

    /// Of several beginnings the longest.
    private Optional<Source> byPath(Link link) {
        Optional<Source> found = Optional.empty();
        int end = 0;
        for (int depth = 0; depth < DEEPEST && end < link.path().length(); depth++) {
            int slash = link.path().indexOf('/', end + 1);
            end = slash < 0 ? link.path().length() : slash;
            Source source = byHost.get(link.host() + link.path().substring(0, end));
            found = source == null ? found : Optional.of(source);
        }
        return found;
    }

    private Optional<Source> byDomain(String link) {
        String host = link;
        while (!host.isEmpty()) {
            Source source = byHost.get(host);
            if (source != null) {
                return Optional.of(source);
            }
            int dot = host.indexOf('.');
            host = dot < 0 ? "" : host.substring(dot + 1);
        }
        return Optional.empty();
    }

    /// The source that a tag means: a known name, a nickname or a host.
    Optional<Source> named(String tag) {
        String name = tag.toLowerCase(Locale.ROOT);
        Source source = byName.get(NICKNAMES.getOrDefault(name, name));
        if (source != null) {
            return Optional.of(source);
        }
        return name.indexOf('.') < 0 ? Optional.empty() : of(Link.parse(name));
    }
}
