package dev.footfall.api;

/// One station of a request on its way here, as far as somebody says so.
///
/// @param address in its one form; empty where what was sent is no address
/// @param sent what was said, as it was said
/// @param from the header that says so, or [#CONNECTION]
/// @param isTrusted whether it is a trusted proxy; false too where nobody looked
public record ClientHop(
        String address, String sent, String from, boolean isTrusted, ClientHop.Role role) {

    /// Where the other end of the connection is known from.
    public static final String CONNECTION = "connection";

    static final ClientHop NONE = new ClientHop("", "", "", false, Role.IGNORED);

    /// What a hop turned out to be.
    public enum Role {
        /// Taken as the client.
        CLIENT("client"),
        /// A trusted proxy, so what it says was read on.
        PROXY("proxy"),
        /// No address; what lies beyond is not believed.
        UNREADABLE("unreadable"),
        /// Beyond the client, so anybody may have written it.
        IGNORED("ignored");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    ClientHop as(Role other) {
        return new ClientHop(address, sent, from, isTrusted, other);
    }
}
