package dev.footfall.account;

import dev.footfall.model.Site;
import dev.footfall.store.StoredLink;
import dev.footfall.store.UserStore;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The shared links of each site. A link's secret part is made of its number under a key that lies
/// outside the database (HMAC-SHA-256), so that it can be shown again and is nowhere kept. Any
/// thread may call it.
public final class SharedLinks {

    private static final int MOST_OF_A_SITE = 100;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_EMBEDDERS = 20;
    private static final int SLUG_BYTES = 16;
    private static final String HMAC = "HmacSHA256";

    private final UserStore store;
    private final Passwords passwords;
    private final SecretKeySpec key;
    private volatile Map<String, Known> bySlug;

    /// @param key 32 secret bytes
    SharedLinks(UserStore store, Passwords passwords, byte[] key) {
        this.store = store;
        this.passwords = passwords;
        this.key = new SecretKeySpec(key, HMAC);
        Map<String, Known> all = new HashMap<>();
        for (StoredLink kept : store.links()) {
            SharedLink link = link(kept);
            all.put(link.slug(), new Known(link, kept.password()));
        }
        this.bySlug = all;
    }

    /// @param password its hash; empty where none is asked for
    private record Known(SharedLink link, String password) {}

    /// In the order in which they were made.
    public List<SharedLink> of(Site site) {
        return bySlug.values().stream()
                .map(Known::link)
                .filter(link -> link.site() == site.number())
                .sorted(Comparator.comparingLong(SharedLink::number))
                .toList();
    }

    public Optional<SharedLink> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug)).map(Known::link);
    }

    Optional<SharedLink> numbered(long number) {
        return bySlug.values().stream()
                .map(Known::link)
                .filter(link -> link.number() == number)
                .findFirst();
    }

    /// A link of that name; the one that there is already, if any, as it is.
    ///
    /// @param password empty: none is asked for
    /// @param embedders origins such as `https://intranet.example` with commas between
    /// @param created microseconds since 1970 UTC
    public synchronized Reply<SharedLink> put(
            Site site, String name, String password, String embedders, long created) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            return new Reply.Refused<>("name", "must have 1 to " + LONGEST_NAME + " characters");
        }
        List<SharedLink> links = of(site);
        for (SharedLink link : links) {
            if (link.name().equals(stripped)) {
                return new Reply.Done<>(link);
            }
        }
        if (links.size() >= MOST_OF_A_SITE) {
            return new Reply.Refused<>(
                    "site_id", "has " + MOST_OF_A_SITE + " shared links, the most allowed");
        }
        Optional<String> fault = password.isEmpty() ? Optional.empty() : Passwords.fault(password);
        if (fault.isPresent()) {
            return new Reply.Refused<>("password", fault.get());
        }
        return switch (origins(embedders)) {
            case Reply.Refused<List<String>>(var field, var why) -> new Reply.Refused<>(field, why);
            case Reply.Done<List<String>>(var origins) -> {
                String hash = password.isEmpty() ? "" : passwords.hash(password);
                yield new Reply.Done<>(
                        add(new StoredLink(0, site.number(), stripped, hash, origins, created)));
            }
        };
    }

    private SharedLink add(StoredLink wanted) {
        StoredLink kept = store.addLink(wanted);
        SharedLink link = link(kept);
        Map<String, Known> more = new HashMap<>(bySlug);
        more.put(link.slug(), new Known(link, kept.password()));
        bySlug = more;
        return link;
    }

    /// Whether the site had such a link.
    synchronized boolean remove(Site site, long number) {
        Optional<SharedLink> found =
                of(site).stream().filter(link -> link.number() == number).findFirst();
        found.ifPresent(link -> {
            store.removeLink(number);
            Map<String, Known> fewer = new HashMap<>(bySlug);
            fewer.remove(link.slug());
            bySlug = fewer;
        });
        return found.isPresent();
    }

    /// The site is gone from the store, and its links with it.
    synchronized void forgetSite(int site) {
        Map<String, Known> kept = new HashMap<>(bySlug);
        kept.values().removeIf(known -> known.link().site() == site);
        bySlug = kept;
    }

    /// The link, where the password is its own or it asks for none.
    Optional<SharedLink> opened(String slug, String password) {
        Optional<Known> known = Optional.ofNullable(bySlug.get(slug));
        boolean asks = known.filter(found -> !found.password().isEmpty()).isPresent();
        return !asks || passwords.matches(password, known.map(Known::password))
                ? known.map(Known::link)
                : Optional.empty();
    }

    private static Reply<List<String>> origins(String texts) {
        List<String> origins = new ArrayList<>();
        for (String text : texts.isBlank() ? List.<String>of() : Arrays.asList(texts.split(","))) {
            Optional<String> origin = origin(text.strip());
            if (origin.isEmpty() || origins.size() >= MOST_EMBEDDERS) {
                return new Reply.Refused<>(
                        "embedders",
                        "must be at most "
                                + MOST_EMBEDDERS
                                + " origins such as https://intranet.example");
            }
            origins.add(origin.get());
        }
        return new Reply.Done<>(origins);
    }

    /// Nothing but scheme, host and port, so that it can stand in a header.
    private static Optional<String> origin(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = text.equals(uri.getScheme() + "://" + uri.getAuthority());
            return web && bare && uri.getHost() != null
                    ? Optional.of(text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private SharedLink link(StoredLink kept) {
        return new SharedLink(
                kept.number(),
                kept.site(),
                kept.name(),
                slug(kept.number()),
                !kept.password().isEmpty(),
                kept.embedders(),
                kept.created());
    }

    private String slug(long number) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] sum = mac.doFinal(("shared-link " + number).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(sum, SLUG_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }
}
