package dev.footfall.ingest.agent;

import dev.footfall.ingest.words.RegexList;
import dev.footfall.model.Agent;
import dev.footfall.model.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads browser, system and device from what an agent says of itself, by the regexes of uap-core
/// (ua-parser.org): those that come with the library uap-java, or newer ones of the operator. Any
/// thread may use it.
public final class AgentParser {

    private static final Logger LOG = LoggerFactory.getLogger(AgentParser.class);

    /// No browser says more; some attackers do.
    public static final int LONGEST_AGENT = 1_000;

    /// What access logs write for a request without an agent.
    private static final String NONE_GIVEN = "-";

    private static final String SETTING = "agent.regexes";
    private static final String REGEXES = "/ua_parser/regexes.yaml";

    /// What a match means: a template for each part of the answer; empty for the group of the
    /// part's own number.
    record Templates(String family, String major, String minor) {}

    /// A name with its version.
    record Named(String family, String version) {
        static final Named NOTHING = new Named("", "");
    }

    private final RegexList<Templates> browsers;
    private final RegexList<Templates> systems;
    private final List<Notice> notices;

    private AgentParser(
            RegexList<Templates> browsers, RegexList<Templates> systems, List<Notice> notices) {
        this.browsers = browsers;
        this.systems = systems;
        this.notices = List.copyOf(notices);
    }

    /// Reads the regexes from the class path; takes about a fifth of a second.
    public static AgentParser load() {
        return bundled(List.of());
    }

    /// Reads the operator's regexes, a newer `regexes.yaml` of uap-core; the bundled ones where
    /// those cannot be read, with a notice.
    public static AgentParser load(Path regexes) {
        try (InputStream in = Files.newInputStream(regexes)) {
            AgentParser parser = read(in, List.of());
            parser.browsers.compile();
            parser.systems.compile();
            return parser;
        } catch (NoSuchFileException e) {
            return instead(regexes, "there is no such file");
        } catch (IOException | YAMLException | ClassCastException e) {
            return instead(regexes, firstLine(String.valueOf(e.getMessage())));
        } catch (PatternSyntaxException e) {
            return instead(regexes, "the regex " + e.getPattern() + " cannot be used");
        }
    }

    private static AgentParser instead(Path regexes, String why) {
        String text =
                "cannot read "
                        + regexes.getFileName()
                        + ": "
                        + why
                        + ". The bundled regexes are used.";
        LOG.warn("{}: {}", SETTING, text);
        return bundled(List.of(new Notice(SETTING, text)));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static AgentParser bundled(List<Notice> notices) {
        try (InputStream in = AgentParser.class.getResourceAsStream(REGEXES)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + REGEXES);
            }
            return read(in, notices);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + REGEXES, e);
        }
    }

    private static AgentParser read(InputStream in, List<Notice> notices) throws IOException {
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
        if (!(yaml instanceof Map<?, ?> lists)) {
            throw new IOException("it holds no lists");
        }
        return new AgentParser(
                list(lists, "user_agent_parsers", "family_replacement", "v"),
                list(lists, "os_parsers", "os_replacement", "os_v"),
                notices);
    }

    /// What the operator should know of the regexes.
    public List<Notice> notices() {
        return notices;
    }

    private static RegexList<Templates> list(
            Map<?, ?> lists, String name, String family, String version) throws IOException {
        List<RegexList.Entry<Templates>> entries = new ArrayList<>();
        if (!(lists.get(name) instanceof List<?> rows) || rows.isEmpty()) {
            throw new IOException("it has no list " + name);
        }
        for (Object item : rows) {
            if (!(item instanceof Map<?, ?> row) || text(row, "regex").isEmpty()) {
                throw new IOException(name + " has an entry without a regex");
            }
            Templates templates =
                    new Templates(
                            text(row, family),
                            text(row, version + "1_replacement"),
                            text(row, version + "2_replacement"));
            boolean ignoreCase = text(row, "regex_flag").equals("i");
            entries.add(new RegexList.Entry<>(text(row, "regex"), ignoreCase, templates));
        }
        return new RegexList<>(entries);
    }

    /// YAML reads a version such as `7` as a number.
    private static String text(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null ? "" : value.toString();
    }

    public Agent parse(String userAgent) {
        if (userAgent.isEmpty() || userAgent.equals(NONE_GIVEN)) {
            return Agent.UNKNOWN;
        }
        String text =
                userAgent.length() <= LONGEST_AGENT
                        ? userAgent
                        : userAgent.substring(0, LONGEST_AGENT);
        Named browser = browsers.first(text, AgentParser::read).orElse(Named.NOTHING);
        Named system = systems.first(text, AgentParser::read).orElse(Named.NOTHING);
        return new Agent(
                browser.family(),
                browser.version(),
                system.family(),
                system.version(),
                DeviceClass.of(text).word());
    }

    /// Empty where the match gives no name; then the next regex has its turn.
    private static Optional<Named> read(Templates templates, Matcher matcher) {
        String family = filled(templates.family(), matcher, 1);
        if (family.isEmpty()) {
            return Optional.empty();
        }
        String major = filled(templates.major(), matcher, 2);
        String minor = filled(templates.minor(), matcher, 3);
        return Optional.of(
                new Named(
                        family, minor.isEmpty() || major.isEmpty() ? major : major + "." + minor));
    }

    private static String filled(String template, Matcher matcher, int group) {
        if (template.isEmpty()) {
            return matched(matcher, group);
        }
        if (template.indexOf('$') < 0) {
            return template;
        }
        String filled = template;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            filled = filled.replace("$" + i, matched(matcher, i));
        }
        return filled.strip();
    }

    private static String matched(Matcher matcher, int group) {
        String text = group <= matcher.groupCount() ? matcher.group(group) : null;
        return text == null ? "" : text;
    }
}
