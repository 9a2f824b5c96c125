package dev.footfall.ingest.referral;

import dev.footfall.ingest.referral.Sources.Medium;
import dev.footfall.ingest.referral.Sources.Source;
import java.util.Optional;
import java.util.Set;

/// Tells a source that is on no list by how its host is called.
final class NamedByHost {

    /// What people call the host on which they put a search engine.
    private static final Set<String> SEARCH =
            Set.of(
                    "search",
                    "suche",
                    "recherche",
                    "buscar",
                    "busca",
                    "cerca",
                    "ricerca",
                    "szukaj",
                    "hledat",
                    "websearch",
                    "isearch",
                    "searches",
                    "metasearch",
                    "searx",
                    "searxng");

    /// Programs that many run as a social network of their own.
    private static final String[] NETWORKS = {
        "mastodon", "Mastodon", "mstdn", "Mastodon", "masto", "Mastodon", "pixelfed", "Pixelfed",
        "lemmy", "Lemmy", "misskey", "Misskey", "friendica", "Friendica", "peertube", "PeerTube",
        "toot", "Mastodon"
    };

    private static final String SOCIAL_DOMAIN = ".social";

    private NamedByHost() {}

    static Optional<Source> of(String host) {
        int dot = host.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        if (SEARCH.contains(host.substring(0, dot)) && host.indexOf('.', dot + 1) > 0) {
            return Optional.of(new Source(host, Medium.SEARCH));
        }
        for (int i = 0; i < NETWORKS.length; i += 2) {
            if (startsLabel(host, NETWORKS[i])) {
                boolean isVideo = NETWORKS[i].equals("peertube");
                return Optional.of(
                        new Source(NETWORKS[i + 1], isVideo ? Medium.VIDEO : Medium.SOCIAL));
            }
        }
        return host.endsWith(SOCIAL_DOMAIN)
                ? Optional.of(new Source(host, Medium.SOCIAL))
                : Optional.empty();
    }

    /// The label under which somebody has registered a host: `example` of `www.example.co.uk`.
    static String registered(String host) {
        String[] labels = host.split("\\.", -1);
        int last = labels.length - 1;
        boolean isTwofold =
                last >= 2
                        && labels[last].length() == 2
                        && Set.of("co", "com", "net", "org", "ne", "or").contains(labels[last - 1]);
        int at = isTwofold ? last - 2 : last - 1;
        return at < 0 ? "" : labels[at];
    }

    /// Whether one of the host's labels is the word, or begins with it and goes on with what is no
    /// letter, or the word is long enough to be meant anywhere.
    private static boolean startsLabel(String host, String word) {
        for (int at = host.indexOf(word); at >= 0; at = host.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(host.charAt(at - 1));
            boolean ends = end == host.length() || !Character.isLetterOrDigit(host.charAt(end));
            boolean isLong = word.length() >= "mastodon".length();
            if (starts && (ends || isLong)) {
                return true;
            }
        }
        return false;
    }
}
