package dev.footfall.command;

import java.util.Locale;
import picocli.CommandLine.Option;

/// The option that names the site to work on.
public final class SiteOption {

    @Option(
            names = "--site",
            paramLabel = "DOMAIN",
            defaultValue = "default",
            description = "The site's domain (default: ${DEFAULT-VALUE}).")
    private String site = "";

    String domain() {
        return site.strip().toLowerCase(Locale.ROOT);
    }
}
