package dev.footfall.capture;

import dev.footfall.capture.mask.Replacement;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Finds who called by the header that the settings name. For any thread.
final class HeaderConsumers {

    /// Stands for those who are too many.
    static final String OTHER = "(other)";

    /// So that made-up keys cannot fill the answers.
    static final int MOST_PSEUDONYMS = 1_000;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SECRET = 32;

    private final Optional<ConsumerHeader> by;
    private final Replacement pseudonym;
    private final Set<String> pseudonyms = ConcurrentHashMap.newKeySet();

    HeaderConsumers(Settings settings) {
        by = settings.consumerHeader();
        String own = by.map(ConsumerHeader::secret).orElse("");
        String secret = own.isEmpty() ? settings.key() : own;
        pseudonym = Replacement.pseudonym(secret.isEmpty() ? random() : derived(secret));
    }

    /// For as long as the process lives: nothing that stays the same is set.
    private static byte[] random() {
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /// The label keeps the same secret's other uses apart.
    private static byte[] derived(String secret) {
        return ConsumerHeader.digest("footfall consumers\n" + secret);
    }

    /// A key that has no name counts only where the application did not refuse it.
    ///
    /// @return empty for nobody
    String consumer(Map<String, List<String>> requestHeaders, int status) {
        if (by.isEmpty()) {
            return "";
        }
        String value = Completion.header(requestHeaders, by.get().header());
        String key = ConsumerHeader.key(value);
        if (key.isEmpty()) {
            return "";
        }
        Optional<String> name = by.get().nameOf(key);
        if (name.isPresent()) {
            return name.get();
        }
        boolean refused = status == UNAUTHORIZED || status == FORBIDDEN;
        return refused ? "" : bounded(pseudonym.of(key, true));
    }

    private String bounded(String shown) {
        if (pseudonyms.size() < MOST_PSEUDONYMS) {
            pseudonyms.add(shown);
        }
        return pseudonyms.contains(shown) ? shown : OTHER;
    }
}
