package dev.footfall.capture;

import dev.footfall.capture.mask.Masking;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How an application captures. [#of] is all that is needed; the `with…` methods change one thing
/// each and leave the settings that they are called on as they were. Immutable.
public final class Settings {

    /// The form of the records in the application's log.
    public enum LogForm {
        JSON,
        LINE
    }

    static final int MAX_BODY = 64 << 10;
    private static final long MEMORY = 16L << 20;
    private static final long SPOOL_LIMIT = 256L << 20;
    private static final long LEAST_MEMORY = 64L << 10;
    private static final long LEAST_SPOOL = 1L << 20;

    private String url = "";
    private String key = "";
    private String site = "";
    private double sample = 1;
    private boolean headers = true;
    private int maxBody;
    private Masking masking = Masking.strict();
    private Set<Task> tasks = Set.of(Task.PERSIST);
    private LogForm logForm = LogForm.JSON;
    private List<String> excluded = List.of();
    private boolean annotatedOnly;
    private Optional<ConsumerHeader> consumerHeader = Optional.empty();
    private boolean jmx;
    private Optional<Masking> rehearsal = Optional.empty();
    private long memory = MEMORY;
    private Optional<Path> spool = Optional.empty();
    private long spoolLimit = SPOOL_LIMIT;
    private Duration flushEvery = Duration.ofSeconds(1);
    private Duration closeWithin = Duration.ofSeconds(5);

    private Settings() {}

    /// @param url where Footfall is, such as `https://stats.example.com`; empty: nothing is sent
    /// @param key one with the scope `ingest`
    /// @param site the domain that the exchanges are counted for
    public static Settings of(String url, String key, String site) {
        Settings settings = new Settings();
        settings.url = url.strip();
        settings.key = key.strip();
        settings.site = site.strip();
        check(settings.url.isEmpty() || settings.url.matches("https?://\\S+"), "url", url);
        check(settings.url.isEmpty() || !settings.site.isEmpty(), "site", site);
        return settings;
    }

    private static void check(boolean allowed, String name, Object value) {
        if (!allowed) {
            throw new IllegalArgumentException("footfall." + name + ": not allowed: " + value);
        }
    }

    private Settings copy() {
        Settings copy = new Settings();
        copy.url = url;
        copy.key = key;
        copy.site = site;
        copy.sample = sample;
        copy.headers = headers;
        copy.maxBody = maxBody;
        copy.masking = masking;
        copy.tasks = tasks;
        copy.logForm = logForm;
        copy.excluded = excluded;
        copy.annotatedOnly = annotatedOnly;
        copy.consumerHeader = consumerHeader;
        copy.jmx = jmx;
        copy.rehearsal = rehearsal;
        copy.memory = memory;
        copy.spool = spool;
        copy.spoolLimit = spoolLimit;
        copy.flushEvery = flushEvery;
        copy.closeWithin = closeWithin;
        return copy;
    }

    /// @param share of the exchanges that are captured, from 0 to 1
    public Settings withSample(double share) {
        check(share >= 0 && share <= 1, "sample", share);
        Settings copy = copy();
        copy.sample = share;
        return copy;
    }

    /// @param kept whether headers are kept; those that speak of the sender always are
    public Settings withHeaders(boolean kept) {
        Settings copy = copy();
        copy.headers = kept;
        return copy;
    }

    /// Bodies are kept, up to 64 KiB of each.
    public Settings withBodies() {
        return withMaxBody(MAX_BODY);
    }

    /// @param bytes how much of a body is kept; 0, where nobody says otherwise, keeps none
    public Settings withMaxBody(int bytes) {
        check(bytes >= 0 && bytes <= memory, "max-body", bytes);
        Settings copy = copy();
        copy.maxBody = bytes;
        return copy;
    }

    public Settings withMasking(Masking rules) {
        Settings copy = copy();
        copy.masking = rules;
        return copy;
    }

    /// @param on the tasks that are switched on at the start; none is allowed
    public Settings withTasks(Task... on) {
        Set<Task> set = EnumSet.noneOf(Task.class);
        set.addAll(List.of(on));
        Settings copy = copy();
        copy.tasks = set;
        return copy;
    }

    public Settings withLogForm(LogForm form) {
        Settings copy = copy();
        copy.logForm = form;
        return copy;
    }

    /// @param patterns of what is never captured, such as `/health/**` or `GET /metrics`, as
    ///   [Switches] has them
    public Settings withExcluded(String... patterns) {
        Settings copy = copy();
        copy.excluded = List.of(patterns);
        return copy;
    }

    /// @param only whether nothing is captured but what goes to handlers with [Tracked]; only for
    ///   adapters that know handlers
    public Settings withAnnotatedOnly(boolean only) {
        Settings copy = copy();
        copy.annotatedOnly = only;
        return copy;
    }

    /// @param by names those who call where neither a callback nor a principal does
    public Settings withConsumerHeader(ConsumerHeader by) {
        Settings copy = copy();
        copy.consumerHeader = Optional.of(by);
        return copy;
    }

    /// @param shown whether it is shown and can be switched over JMX, as [CaptureMXBean]
    public Settings withJmx(boolean shown) {
        Settings copy = copy();
        copy.jmx = shown;
        return copy;
    }

    /// A dry run: what other rules would mask is counted, told in the log every hour and at the
    /// end, and at [Capture#rehearsal]. What is masked stays as it is.
    public Settings withRehearsal(Masking rules) {
        Settings copy = copy();
        copy.rehearsal = Optional.of(rules);
        return copy;
    }

    /// @param bytes the ceiling on all that the library holds in memory; 16 MiB at first
    public Settings withMemory(long bytes) {
        check(bytes >= LEAST_MEMORY && bytes >= maxBody, "memory", bytes);
        Settings copy = copy();
        copy.memory = bytes;
        return copy;
    }

    /// @param folder keeps what could not be sent yet, through outages and `kill -9`
    public Settings withSpool(Path folder) {
        Settings copy = copy();
        copy.spool = Optional.of(folder);
        return copy;
    }

    /// @param bytes how large the spool folder may grow; 256 MiB at first
    public Settings withSpoolLimit(long bytes) {
        check(bytes >= LEAST_SPOOL, "spool-limit", bytes);
        Settings copy = copy();
        copy.spoolLimit = bytes;
        return copy;
    }

    /// @param time how long an exchange waits for company before it is sent; a second at first
    public Settings withFlushEvery(Duration time) {
        check(time.toMillis() > 0, "flush-every", time);
        Settings copy = copy();
        copy.flushEvery = time;
        return copy;
    }

    /// @param time how long the end waits for what is still unsent; five seconds at first
    public Settings withCloseWithin(Duration time) {
        check(!time.isNegative(), "close-within", time);
        Settings copy = copy();
        copy.closeWithin = time;
        return copy;
    }

    public String url() {
        return url;
    }

    /// Secret.
    public String key() {
        return key;
    }

    public String site() {
        return site;
    }

    public double sample() {
        return sample;
    }

    public boolean headers() {
        return headers;
    }

    public int maxBody() {
        return maxBody;
    }

    /// The consumer header is masked beside what was set.
    public Masking masking() {
        return consumerHeader.map(by -> masking.withHeaders("=" + by.header())).orElse(masking);
    }

    public Set<Task> tasks() {
        return tasks;
    }

    public LogForm logForm() {
        return logForm;
    }

    public List<String> excluded() {
        return excluded;
    }

    public boolean annotatedOnly() {
        return annotatedOnly;
    }

    public Optional<ConsumerHeader> consumerHeader() {
        return consumerHeader;
    }

    /// Whether a header is read even where headers are not kept.
    ///
    /// @param name in lower case
    public boolean isNeeded(String name) {
        return HeaderCopy.tells(name)
                || (consumerHeader.isPresent() && consumerHeader.get().header().equals(name));
    }

    public boolean jmx() {
        return jmx;
    }

    public Optional<Masking> rehearsal() {
        return rehearsal;
    }

    public long memory() {
        return memory;
    }

    public Optional<Path> spool() {
        return spool;
    }

    public long spoolLimit() {
        return spoolLimit;
    }

    public Duration flushEvery() {
        return flushEvery;
    }

    public Duration closeWithin() {
        return closeWithin;
    }
}
