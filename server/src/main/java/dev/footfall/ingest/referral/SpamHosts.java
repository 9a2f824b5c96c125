package dev.footfall.ingest.referral;

import dev.footfall.model.Notice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's list of referrer spam: one host a line, such as `semalt.com`; hosts below a
/// listed one are meant too. Empty lines and what follows a `#` are passed over, so that Matomo's
/// `spammers.txt` can be used as it is. A list that cannot be read is told in a notice and stops
/// nothing. Any thread may ask it.
public final class SpamHosts {

    private static final Logger LOG = LoggerFactory.getLogger(SpamHosts.class);
    private static final String SETTING = "referrer.spam-list";
    private static final int MOST_HOSTS = 1_000_000;
    private static final int LONGEST_HOST = 253;

    /// Any bytes are some text here, and the rest of the list is still read.
    private static final Charset CHARSET = StandardCharsets.UTF_8;

    /// When the file was changed, and how long it was then.
    private record Version(FileTime changed, long length) {
        static final Version NONE = new Version(FileTime.fromMillis(0), -1);
    }

    private record Read(Set<String> hosts, List<Notice> notices) {}

    private final Optional<Path> file;
    private volatile Read read = new Read(Set.of(), List.of());
    private Version version = Version.NONE;

    private SpamHosts(Optional<Path> file) {
        this.file = file;
    }

    /// @param file empty for no list
    public static SpamHosts open(Optional<Path> file) {
        SpamHosts hosts = new SpamHosts(file);
        hosts.reloadIfChanged();
        return hosts;
    }

    /// A list that is not in a file.
    public static SpamHosts of(Set<String> hosts) {
        SpamHosts spam = new SpamHosts(Optional.empty());
        Set<String> plain = new HashSet<>();
        hosts.forEach(host -> plain.add(Link.host(host.strip())));
        plain.remove("");
        spam.read = new Read(Set.copyOf(plain), List.of());
        return spam;
    }

    boolean isEmpty() {
        return read.hosts().isEmpty();
    }

    /// The listed host that this one is or lies below; empty for none.
    Optional<String> find(String host) {
        Set<String> hosts = read.hosts();
        String rest = host;
        while (!rest.isEmpty()) {
            if (hosts.contains(rest)) {
                return Optional.of(rest);
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? "" : rest.substring(dot + 1);
        }
        return Optional.empty();
    }

    /// What the operator should know of the list.
    public List<Notice> notices() {
        return read.notices();
    }

    /// Reads the list again where its file was changed. What was listed stays while the file cannot
    /// be read. To be called now and then.
    ///
    /// @return whether another list is used now
    public synchronized boolean reloadIfChanged() {
        if (file.isEmpty()) {
            return false;
        }
        Path path = file.get();
        try {
            Version now = new Version(Files.getLastModifiedTime(path), Files.size(path));
            if (now.equals(version)) {
                return false;
            }
            took(read(path));
            version = now;
            return true;
        } catch (NoSuchFileException e) {
            return keep(path, "there is no such file");
        } catch (IOException | UncheckedIOException e) {
            return keep(path, "it cannot be read");
        }
    }

    private boolean keep(Path path, String why) {
        Set<String> hosts = read.hosts();
        String instead = hosts.isEmpty() ? "No referrers are dropped." : "The last list is used.";
        took(new Read(hosts, List.of(notice(path, why + ". " + instead))));
        version = Version.NONE;
        return false;
    }

    /// What is told already is not told again each minute.
    private void took(Read next) {
        if (!next.notices().equals(read.notices())) {
            next.notices().forEach(notice -> LOG.warn("{}: {}", notice.part(), notice.text()));
        }
        read = next;
    }

    private static Read read(Path path) throws IOException {
        Set<String> hosts = new HashSet<>();
        int odd = 0;
        int firstOdd = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), CHARSET))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String host = host(line);
                if (isHost(host) && hosts.size() < MOST_HOSTS) {
                    hosts.add(host);
                } else if (!host.isEmpty()) {
                    firstOdd = odd++ == 0 ? number : firstOdd;
                }
            }
        }
        String what = "line " + firstOdd + " is no host; " + odd + " such lines are passed over";
        return new Read(
                Set.copyOf(hosts), odd == 0 ? List.of() : List.of(notice(path, what + ".")));
    }

    private static String host(String line) {
        int comment = line.indexOf('#');
        String text = (comment < 0 ? line : line.substring(0, comment)).strip();
        String bare = text.startsWith("*.") ? text.substring(2) : text;
        return Link.host(bare.startsWith("\ufeff") ? bare.substring(1) : bare);
    }

    private static boolean isHost(String host) {
        return host.length() <= LONGEST_HOST
                && host.indexOf('.') > 0
                && host.chars().noneMatch(c -> c <= ' ' || c == '/' || c == '\ufffd');
    }

    private static Notice notice(Path path, String what) {
        return new Notice(SETTING, path.getFileName() + ": " + what);
    }
}
