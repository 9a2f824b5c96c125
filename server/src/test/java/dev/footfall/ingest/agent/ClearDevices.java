package dev.footfall.ingest.agent;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The device classes of those of uap-core's test cases whose brand and model leave no doubt.
final class ClearDevices {

    private static final Pattern TABLET =
            Pattern.compile(
                    "iPad.*|Kindle.*|.*\\b(?i:tablet|mediapad|matepad|mi pad|galaxy tab|xoom|playbook)\\b.*"
                            + "|Generic Tablet|Samsung (?:SM-[TPX]|GT-P[3567]).*|Asus Nexus 7");
    private static final Pattern MOBILE =
            Pattern.compile(
                    "iPhone.*|iPod.*|Generic Smartphone|Generic Feature Phone|Lumia.*|BlackBerry (?!Playbook).*"
                            + "|Samsung (?:SM-[GANJESCM]\\d|GT-[ISCBE]\\d|SGH-[ET]\\d).*"
                            + "|HTC (?!Flyer|Jetstream|EVO View|Puccini).*|Nokia (?!N1\\b|T20|T10|Lumia 2520).*");
    private static final Pattern TV =
            Pattern.compile("HbbTV|NetCast.*|Inettv|AppleTV|Chromecast.*");
    private static final Pattern CONSOLE = Pattern.compile("PlayStation.*|Xbox.*|Nintendo.*");
    private static final Pattern WEARABLE = Pattern.compile("Apple Watch.*");

    /// Brands that made telephones and nothing else.
    private static final Set<String> TELEPHONES = Set.of("SonyEricsson", "Siemens");

    private ClearDevices() {}

    static Optional<String> of(Map<String, String> row) {
        String family = row.getOrDefault("family", "");
        String brand = String.valueOf(row.get("brand"));
        if (TABLET.matcher(family).matches()) {
            return Optional.of("Tablet");
        }
        if (TELEPHONES.contains(brand) || MOBILE.matcher(family).matches()) {
            return Optional.of("Mobile");
        }
        if (TV.matcher(family).matches()) {
            return Optional.of("TV");
        }
        if (CONSOLE.matcher(family).matches()) {
            return Optional.of("Console");
        }
        if (WEARABLE.matcher(family).matches()) {
            return Optional.of("Wearable");
        }
        return family.equals("Mac") ? Optional.of("Desktop") : Optional.empty();
    }
}
