package dev.footfall.ingest.agent;

import dev.footfall.model.Agent;
import java.util.Map;

/// Makes an agent more exact by the client hints that Chromium sends beside a user agent that it
/// has frozen (wicg.github.io/ua-client-hints).
final class ClientHints {

    /// Windows 11 tells a platform version from here on (learn.microsoft.com, "Detect Windows 11");
    /// Windows 10 tells 1 to 10.
    private static final int FIRST_WINDOWS_11 = 13;

    private static final int LONGEST_VERSION = 20;

    private ClientHints() {}

    static Agent refine(Agent agent, Map<String, String> headers) {
        if (headers.isEmpty()) {
            return agent;
        }
        String version = unquoted(headers.getOrDefault("sec-ch-ua-platform-version", ""));
        boolean isMobile = "?1".equals(headers.get("sec-ch-ua-mobile"));
        String device = isMobile && agent.device().equals("Desktop") ? "Mobile" : agent.device();
        String osVersion = osVersion(agent, version);
        if (device.equals(agent.device()) && osVersion.equals(agent.osVersion())) {
            return agent;
        }
        return new Agent(agent.browser(), agent.browserVersion(), agent.os(), osVersion, device);
    }

    private static String osVersion(Agent agent, String version) {
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        if (major.isEmpty() || !major.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return agent.osVersion();
        }
        return switch (agent.os()) {
            case "Windows" -> {
                boolean isEleven =
                        major.length() > 2 || Integer.parseInt(major) >= FIRST_WINDOWS_11;
                yield isEleven ? "11" : agent.osVersion();
            }
            case "Mac OS X", "Android" -> majorAndMinor(version);
            default -> agent.osVersion();
        };
    }

    private static String majorAndMinor(String version) {
        int second = version.indexOf('.', version.indexOf('.') + 1);
        String cut =
                version.indexOf('.') < 0 || second < 0 ? version : version.substring(0, second);
        return cut.endsWith(".0") ? cut.substring(0, cut.length() - 2) : cut;
    }

    private static String unquoted(String header) {
        boolean isQuoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        String value = isQuoted ? header.substring(1, header.length() - 1) : header;
        return value.length() <= LONGEST_VERSION
                        && value.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                ? value
                : "";
    }
}
