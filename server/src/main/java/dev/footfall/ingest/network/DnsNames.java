package dev.footfall.ingest.network;

import dev.footfall.model.Address;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Locale;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/// Asks DNS for the names of addresses (PTR, RFC 1035 3.5 and RFC 3596 2.5), by the client that the
/// JDK has. Any thread may call it.
public final class DnsNames implements ReverseNames {

    private static final String PTR = "PTR";
    private static final int NIBBLE = 4;
    private static final int LOW_NIBBLE = 0xf;
    private static final int BYTE = 0xff;

    /// JNDI takes no other kind of map.
    @SuppressWarnings("JdkObsolete")
    private final Hashtable<String, String> environment = new Hashtable<>();

    /// @param server `host:port`, an IPv6 address in brackets; empty: those of the system
    /// @param patience how long an answer is waited for
    public DnsNames(String server, Duration patience) {
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, server.isEmpty() ? "dns:" : "dns://" + server);
        environment.put("com.sun.jndi.dns.timeout.initial", Long.toString(patience.toMillis()));
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
    }

    /// The question is made of an address's digits alone, and DNS answers it with texts: nothing of
    /// what JNDI is feared for, objects that a directory names, can come of it.
    @SuppressWarnings("BanJNDI")
    @Override
    public Reply of(Address address) {
        try {
            DirContext context = new InitialDirContext(environment);
            try {
                Attribute names =
                        context.getAttributes(question(address), new String[] {PTR}).get(PTR);
                return names == null || names.size() == 0
                        ? new Reply.Nameless()
                        : new Reply.Named(String.valueOf(names.get(0)));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException e) {
            return new Reply.Nameless();
        } catch (NamingException e) {
            return new Reply.Silent();
        }
    }

    /// The name under which DNS has an address: `1.66.249.66.in-addr.arpa`; of IPv6 each half byte.
    static String question(Address address) {
        byte[] bytes = address.bytes();
        StringBuilder question = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (address.is4()) {
                question.append(bytes[i] & BYTE).append('.');
            } else {
                question.append(Integer.toHexString(bytes[i] & LOW_NIBBLE))
                        .append('.')
                        .append(Integer.toHexString((bytes[i] >> NIBBLE) & LOW_NIBBLE))
                        .append('.');
            }
        }
        return question.append(address.is4() ? "in-addr.arpa" : "ip6.arpa")
                .toString()
                .toLowerCase(Locale.ROOT);
    }
}
