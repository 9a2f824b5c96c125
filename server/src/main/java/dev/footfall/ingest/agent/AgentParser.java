package dev.footfall.ingest.agent;

import dev.footfall.ingest.words.RegexList;
import dev.footfall.model.Agent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// Reads browser, system and device from what an agent says of itself, by the regexes of uap-core
/// (ua-parser.org), which come with the library uap-java. Any thread may use it.
public final class AgentParser {

    /// No browser says more; some attackers do.
    public static final int LONGEST_AGENT = 1_000;

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

    private AgentParser(RegexList<Templates> browsers, RegexList<Templates> systems) {
        this.browsers = browsers;
        this.systems = systems;
    }

    /// Reads the regexes from the class path; takes about a fifth of a second.
    public static AgentParser load() {
        try (InputStream in = AgentParser.class.getResourceAsStream(REGEXES)) {
            if (in == null) {
                throw new IllegalStateException("missing on the class path: " + REGEXES);
            }
            Map<String, List<Map<String, String>>> lists =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new AgentParser(
                    list(lists, "user_agent_parsers", "family_replacement", "v"),
                    list(lists, "os_parsers", "os_replacement", "os_v"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + REGEXES, e);
        }
    }

    private static RegexList<Templates> list(
            Map<String, List<Map<String, String>>> lists,
            String name,
            String family,
            String version) {
        List<RegexList.Entry<Templates>> entries = new ArrayList<>();
        for (Map<String, String> row : lists.getOrDefault(name, List.of())) {
            Templates templates =
                    new Templates(
                            row.getOrDefault(family, ""),
                            row.getOrDefault(version + "1_replacement", ""),
                            row.getOrDefault(version + "2_replacement", ""));
            boolean ignoreCase = "i".equals(row.get("regex_flag"));
            entries.add(
                    new RegexList.Entry<>(row.getOrDefault("regex", ""), ignoreCase, templates));
        }
        return new RegexList<>(entries);
    }

    public Agent parse(String userAgent) {
        if (userAgent.isEmpty()) {
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
