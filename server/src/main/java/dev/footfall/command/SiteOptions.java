package dev.footfall.command;

import dev.footfall.account.PathWords;
import dev.footfall.account.SiteWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What can be said about a site beside its domain.
final class SiteOptions {

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "",
            description = "The zone of its days, such as Europe/Berlin (UTC).")
    private String timezone = "";

    @Option(
            names = "--identity",
            paramLabel = "POLICY",
            defaultValue = "",
            description = "How visitors are told apart: daily, address or user.")
    private String identity = "";

    @Option(
            names = "--visit-timeout",
            paramLabel = "TIME",
            defaultValue = "",
            description = "The idle time that ends a visit, such as 30m.")
    private String timeout = "";

    @Option(
            names = "--path-slash",
            paramLabel = "WORD",
            defaultValue = "",
            description = "The slash at the end of paths: keep or cut.")
    private String slash = "";

    @Option(
            names = "--path-case",
            paramLabel = "WORD",
            defaultValue = "",
            description = "The letters of paths: keep or lower.")
    private String letters = "";

    @Option(
            names = "--path-parameters",
            paramLabel = "NAMES",
            description = "Query parameters that tell pages apart, such as id,q; '' for none.")
    private @Nullable String parameters;

    SiteWords words(String domain) {
        return new SiteWords(
                domain,
                timezone,
                identity,
                timeout,
                new PathWords(slash, letters, Optional.ofNullable(parameters)));
    }

    /// What is done to paths, for people.
    static String shown(PathWords paths) {
        List<String> said = new ArrayList<>();
        if (paths.trailingSlash().equals("cut")) {
            said.add("slash cut");
        }
        if (paths.letters().equals("lower")) {
            said.add("lower case");
        }
        paths.parameters().filter(list -> !list.isEmpty()).ifPresent(list -> said.add("?" + list));
        return said.isEmpty() ? "as sent" : String.join(", ", said);
    }
}
