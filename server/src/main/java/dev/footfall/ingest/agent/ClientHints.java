package dev.footfall.ingest.agent;

import dev.footfall.model.Agent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Chromium says of itself in headers beside a user agent that it has frozen
/// (wicg.github.io/ua-client-hints), as sent. Every part is empty where none was sent or it is
/// absurdly long.
record ClientHints(
        String brands,
        String fullVersions,
        String platform,
        String platformVersion,
        String mobile,
        String formFactors,
        String model) {

    static final ClientHints NONE = new ClientHints("", "", "", "", "", "", "");

    private static final int LONGEST_LIST = 300;
    private static final int LONGEST_WORD = 60;

    /// The names that uap-core has for the same programs, where they differ.
    private static final Map<String, String> FAMILIES =
            Map.of(
                    "Google Chrome", "Chrome",
                    "Microsoft Edge", "Edge",
                    "Microsoft Edge WebView2", "Edge",
                    "Android WebView", "Chrome Mobile WebView",
                    "YaBrowser", "Yandex Browser",
                    "CocCoc", "Coc Coc");

    /// Programs that uap-core calls otherwise on telephones.
    private static final List<String> NAMED_BY_DEVICE =
            List.of("Chrome", "Edge", "Opera", "DuckDuckGo");

    private static final String CHROME = "Chrome";
    private static final String MOBILE = "Mobile";

    static ClientHints of(Map<String, String> headers) {
        if (headers.isEmpty()) {
            return NONE;
        }
        return new ClientHints(
                value(headers, "sec-ch-ua", LONGEST_LIST),
                value(headers, "sec-ch-ua-full-version-list", LONGEST_LIST),
                value(headers, "sec-ch-ua-platform", LONGEST_WORD),
                value(headers, "sec-ch-ua-platform-version", LONGEST_WORD),
                value(headers, "sec-ch-ua-mobile", LONGEST_WORD),
                value(headers, "sec-ch-ua-form-factors", LONGEST_WORD),
                value(headers, "sec-ch-ua-model", LONGEST_WORD));
    }

    private static String value(Map<String, String> headers, String name, int longest) {
        String value = headers.getOrDefault(name, "");
        return value.length() <= longest ? value : "";
    }

    /// How many characters were sent.
    int length() {
        return brands.length()
                + fullVersions.length()
                + platform.length()
                + platformVersion.length()
                + mobile.length()
                + formFactors.length()
                + model.length();
    }

    /// The agent made more exact: what was sent here wins over what the user agent says.
    Agent refine(Agent agent) {
        String os = HintedSystem.name(agent.os(), unquoted(platform));
        String known = os.equals(agent.os()) ? agent.osVersion() : "";
        String osVersion =
                HintedSystem.version(os, known, Versions.plain(unquoted(platformVersion)));
        String device = HintedDevice.of(this, agent.device(), os).word();
        Agent hinted = new Agent(agent.browser(), agent.browserVersion(), os, osVersion, device);
        List<Brand> exact = Brand.list(fullVersions);
        List<Brand> rough = Brand.list(brands);
        return Brand.mostTelling(rough.isEmpty() ? exact : rough)
                .map(brand -> branded(hinted, brand, exact))
                .orElse(hinted);
    }

    /// A shared brand says no more than the user agent does where that names a program of its own,
    /// such as an app around a web view.
    private static Agent branded(Agent agent, Brand brand, List<Brand> exact) {
        String spoken = agent.browser();
        boolean isChrome = spoken.isEmpty() || spoken.startsWith(CHROME);
        if (brand.isShared() && !isChrome) {
            return agent;
        }
        boolean isView = brand.isShared() && spoken.endsWith("WebView");
        String family = isView ? spoken : family(brand.name(), agent.device());
        return new Agent(
                family,
                version(agent, brand, exact),
                agent.os(),
                agent.osVersion(),
                agent.device());
    }

    private static String family(String brand, String device) {
        String family = FAMILIES.getOrDefault(brand, brand);
        return device.equals(MOBILE) && NAMED_BY_DEVICE.contains(family)
                ? family + " " + MOBILE
                : family;
    }

    private static String version(Agent agent, Brand brand, List<Brand> exact) {
        Optional<String> full =
                exact.stream()
                        .filter(other -> other.name().equals(brand.name()))
                        .map(Brand::version)
                        .filter(version -> !version.isEmpty())
                        .findFirst();
        String version = full.orElse(brand.version());
        boolean isSame =
                full.isEmpty()
                        && Versions.major(version).equals(Versions.major(agent.browserVersion()));
        return isSame || version.isEmpty()
                ? agent.browserVersion()
                : Versions.majorAndMinor(version);
    }

    /// The text within the quotes of a structured header.
    static String unquoted(String header) {
        boolean isQuoted = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"");
        return isQuoted ? header.substring(1, header.length() - 1) : header;
    }
}
