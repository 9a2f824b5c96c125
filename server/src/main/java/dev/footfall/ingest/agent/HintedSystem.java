package dev.footfall.ingest.agent;

import java.util.Map;
import java.util.Set;

/// The system that client hints name, in uap-core's words.
final class HintedSystem {

    private static final String LINUX = "Linux";

    private static final Map<String, String> NAMES =
            Map.of(
                    "Windows",
                    "Windows",
                    "macOS",
                    "Mac OS X",
                    "Mac OS X",
                    "Mac OS X",
                    "Android",
                    "Android",
                    "iOS",
                    "iOS",
                    "Chrome OS",
                    "Chrome OS",
                    "Chromium OS",
                    "Chrome OS",
                    LINUX,
                    LINUX);

    /// Windows 11 tells a platform version from here on (learn.microsoft.com, "Detect Windows 11");
    /// Windows 10 tells 1 to 10.
    private static final int FIRST_WINDOWS_11 = 13;

    /// What earlier ones tell, from the same page.
    private static final Map<String, String> OLD_WINDOWS =
            Map.of("0.1", "7", "0.2", "8", "0.3", "8.1");

    private HintedSystem() {}

    /// A user agent that names a distribution says more than the word Linux.
    static String name(String spoken, String platform) {
        String name = NAMES.getOrDefault(platform, spoken);
        boolean isDistribution = !spoken.isEmpty() && !Set.copyOf(NAMES.values()).contains(spoken);
        return name.equals(LINUX) && isDistribution ? spoken : name;
    }

    /// @param spoken the version by the user agent
    /// @param platform the version by the hint; empty for none
    static String version(String os, String spoken, String platform) {
        String major = Versions.major(platform);
        if (major.isEmpty()) {
            return spoken;
        }
        return switch (os) {
            case "Windows" -> windows(spoken, major, platform);
            case "Mac OS X", "Android", "iOS" -> Versions.withoutZero(platform);
            case "Chrome OS" -> Versions.majorAndMinor(platform);
            default -> spoken;
        };
    }

    private static String windows(String spoken, String major, String platform) {
        if (major.length() > 2 || Integer.parseInt(major) >= FIRST_WINDOWS_11) {
            return "11";
        }
        String old = OLD_WINDOWS.getOrDefault(Versions.majorAndMinor(platform), "");
        return old.isEmpty() && Integer.parseInt(major) > 0 ? "10" : old.isEmpty() ? spoken : old;
    }
}
