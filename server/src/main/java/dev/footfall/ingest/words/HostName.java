package dev.footfall.ingest.words;

import java.net.IDN;
import java.util.Locale;

/// The one form in which names of hosts are stored and compared: lower case, international ones in
/// ASCII (`xn--bcher-kva.example`, as browsers send them and nobody can forge), without a dot at
/// the end.
public final class HostName {

    private static final int ASCII = 128;

    private HostName() {}

    /// @param text a name, with a port or without; what is no name is only made lower case
    public static String plain(String text) {
        String host = text;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c >= ASCII) {
                host = ascii(host);
                break;
            }
            if (c >= 'A' && c <= 'Z') {
                host = host.toLowerCase(Locale.ROOT);
            }
        }
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static String ascii(String text) {
        int colon = text.lastIndexOf(':');
        String port = colon < 0 ? "" : text.substring(colon);
        try {
            String name = colon < 0 ? text : text.substring(0, colon);
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT) + port;
        } catch (IllegalArgumentException e) {
            return text.toLowerCase(Locale.ROOT);
        }
    }
}
