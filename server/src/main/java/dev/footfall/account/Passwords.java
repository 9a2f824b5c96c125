package dev.footfall.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// Keeps passwords as Argon2id hashes (RFC 9106) with OWASP's parameters: 19 MiB, two passes, one
/// lane; about 80 ms each. Few are worked on at once, so that many sign-ins cost no memory. Any
/// thread may call it.
final class Passwords {

    static final int SHORTEST = 10;
    static final int LONGEST = 1_000;

    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);

    /// The hash of nothing anybody knows: looking at it costs what looking at a real one does.
    private static final String NOBODYS =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA"
                    + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Semaphore places = new Semaphore(AT_ONCE);

    /// What is wrong with a password that somebody wants; empty when it will do.
    static Optional<String> fault(String password) {
        int length = password.codePointCount(0, password.length());
        return length >= SHORTEST && length <= LONGEST
                ? Optional.empty()
                : Optional.of("must have " + SHORTEST + " to " + LONGEST + " characters");
    }

    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return Password.hash(password).addRandomSalt(SALT_BYTES).with(ARGON2).getResult();
        } finally {
            places.release();
        }
    }

    /// Whether the password is the one of the hash; takes as long where there is no hash.
    boolean matches(String password, Optional<String> hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        places.acquireUninterruptibly();
        try {
            String kept = hash.orElse(NOBODYS);
            boolean same =
                    Password.check(password, kept).with(Argon2Function.getInstanceFromHash(kept));
            return same && hash.isPresent();
        } finally {
            places.release();
        }
    }
}
