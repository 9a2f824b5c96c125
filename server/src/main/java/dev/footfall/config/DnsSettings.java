package dev.footfall.config;

import java.util.regex.Pattern;

/// Whether, and of whom, the names of visitors' addresses are asked.
///
/// @param reverse off unless the operator says so, as addresses are told to the server that is
///   asked
/// @param server `host:port`; empty: those of the system
public record DnsSettings(boolean reverse, String server) {

    private static final Pattern SERVER =
            Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?");

    static DnsSettings read(SettingsReader reader) {
        boolean reverse = reader.truth("dns.reverse");
        String server = reader.text("dns.server");
        if (!server.isEmpty() && !SERVER.matcher(server).matches()) {
            reader.problem("dns.server", "must be host:port such as 192.0.2.53:53, or empty");
        }
        return new DnsSettings(reverse, server);
    }
}
