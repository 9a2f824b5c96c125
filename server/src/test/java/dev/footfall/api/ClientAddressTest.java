package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.model.Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {

    private static final ClientAddress BEHIND =
            new ClientAddress(List.of("10.0.0.0/8", " 192.168.1.5 ", "fd00::/8", "::1"));

    @ParameterizedTest
    @CsvSource(
            value = {
                // a stranger's claims are not believed
                "203.0.113.9 | 1.1.1.1 | 203.0.113.9",
                "10.0.0.1 | 203.0.113.9 | 203.0.113.9",
                "10.0.0.1 | 1.1.1.1, 203.0.113.9 | 203.0.113.9",
                "10.0.0.1 | 1.1.1.1, 203.0.113.9, 10.2.3.4, 192.168.1.5 | 203.0.113.9",
                "10.0.0.1 | 10.0.0.7, 10.0.0.8 | 10.0.0.7",
                // what is no address ends the walk at the last one believed
                "10.0.0.1 | 203.0.113.9, unknown | 10.0.0.1",
                "10.0.0.1 | 203.0.113.9, , 10.0.0.2 | 10.0.0.2",
                "10.0.0.1 | 203.0.113.9:4711 | 203.0.113.9",
                "::1 | [2001:db8::7]:443 | 2001:db8::7",
                "fd12::1 | 2001:db8::7 | 2001:db8::7",
                "::ffff:10.0.0.1 | 203.0.113.9 | 203.0.113.9",
                "11.0.0.1 | 203.0.113.9 | 11.0.0.1",
                // one form for one address
                "10.0.0.1 | ::ffff:203.0.113.9 | 203.0.113.9",
                "10.0.0.1 | [::ffff:203.0.113.9]:80 | 203.0.113.9",
                "10.0.0.1 | 2001:DB8:0:0::0:7 | 2001:db8::7",
                "10.0.0.1 | fe80::1%eth0 | fe80::1",
                "2001:db8:0:0:0:0:0:7 | 1.1.1.1 | 2001:db8::7",
                "fe80:0:0:0:0:0:0:1%2 | 1.1.1.1 | fe80::1",
                // garbage
                "10.0.0.1 | [2001:db8::7 | 10.0.0.1",
                "10.0.0.1 | 203.0.113.9, 999.1.1.1 | 10.0.0.1",
                "10.0.0.1 | 203.0.113.9, 10.0.0.2, for=10.0.0.3 | 10.0.0.1",
                "10.0.0.1 | , , , | 10.0.0.1"
            },
            delimiter = '|')
    void believes_trusted_proxies_hop_by_hop_from_the_right(
            String peer, String header, String client) {
        assertThat(forwarded(peer, header).address()).isEqualTo(client);
    }

    @Test
    void reads_the_standard_header() {
        String header =
                "for=1.1.1.1, For=\"[2001:db8::7]:4711\";proto=https;by=10.0.0.3, for=10.0.0.2";
        assertThat(ClientAddress.hops(header, true))
                .containsExactly("1.1.1.1", "[2001:db8::7]:4711", "10.0.0.2");
        assertThat(standard(header)).isEqualTo("2001:db8::7");
        assertThat(standard("for=_hidden")).isEqualTo("10.0.0.1");
        assertThat(standard("for=203.0.113.9, by=10.0.0.3;proto=http")).isEqualTo("10.0.0.1");
        assertThat(standard("for=203.0.113.9;secret=\"a,b\"")).isEqualTo("10.0.0.1");
    }

    @Test
    void joins_the_lines_of_a_header() {
        FoundAddress found =
                BEHIND.find(
                        "10.0.0.1",
                        sent(
                                Map.of(
                                        "X-Forwarded-For",
                                        List.of("1.1.1.1, 203.0.113.9", "10.0.0.2"))));
        assertThat(found.address()).isEqualTo("203.0.113.9");
        assertThat(found.chain())
                .extracting(ClientHop::address)
                .containsExactly("1.1.1.1", "203.0.113.9", "10.0.0.2", "10.0.0.1");
        assertThat(found.chain())
                .extracting(ClientHop::role)
                .containsExactly(
                        ClientHop.Role.IGNORED,
                        ClientHop.Role.CLIENT,
                        ClientHop.Role.PROXY,
                        ClientHop.Role.PROXY);
    }

    @Test
    void reads_the_first_of_the_named_headers_that_is_there() {
        Map<String, List<String>> all =
                Map.of(
                        "CF-Connecting-IP", List.of("198.51.100.1"),
                        "X-Forwarded-For", List.of("198.51.100.2"),
                        "Forwarded", List.of("for=198.51.100.3"));
        assertThat(BEHIND.find("10.0.0.1", sent(all)).address()).isEqualTo("198.51.100.2");
        ClientAddress cloud =
                new ClientAddress(
                        List.of("10.0.0.0/8"), List.of("CF-Connecting-IP", "X-Forwarded-For"));
        assertThat(cloud.find("10.0.0.1", sent(all)).address()).isEqualTo("198.51.100.1");
        assertThat(cloud.find("192.0.2.1", sent(all)).address()).isEqualTo("192.0.2.1");
        Map<String, List<String>> blank =
                Map.of(
                        "CF-Connecting-IP", List.of(" "),
                        "X-Forwarded-For", List.of("198.51.100.2"));
        assertThat(cloud.find("10.0.0.1", sent(blank)).address()).isEqualTo("198.51.100.2");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "192.0.2.1 | | It is the address of the connection itself.",
                "192.0.2.1 | 1.1.1.1 | It is the address of the connection itself; X-Forwarded-For"
                        + " was sent but is not believed, as 192.0.2.1 is not in"
                        + " http.trusted-proxies.",
                "10.0.0.1 | | It is the address of a trusted proxy, which sent none of the headers"
                        + " in http.address-headers.",
                "10.0.0.1 | 1.1.1.1 | Read from the right, it is the first address in"
                        + " X-Forwarded-For that is not in http.trusted-proxies.",
                "10.0.0.1 | 10.0.0.2 | Every address in X-Forwarded-For is a trusted proxy; it is"
                        + " the furthest of them.",
                "10.0.0.1 | 1.1.1.1, unknown, 10.0.0.2 | It is the last address before 'unknown' in"
                        + " X-Forwarded-For, which is no address and ends the walk."
            },
            delimiter = '|')
    void says_why(String peer, @Nullable String header, String why) {
        assertThat(forwarded(peer, header == null ? "" : header).why()).isEqualTo(why);
    }

    @Test
    void says_that_nobody_is_trusted() {
        FoundAddress found =
                new ClientAddress(List.of())
                        .find(
                                "10.0.0.1",
                                sent(Map.of("X-Forwarded-For", List.of("203.0.113.9, nonsense"))));
        assertThat(found.address()).isEqualTo("10.0.0.1");
        assertThat(found.why()).endsWith("is not believed, as http.trusted-proxies names nobody.");
        assertThat(found.chain()).hasSize(3);
    }

    @Test
    void any_header_yields_an_address_that_is_the_peer_or_a_believed_claim() {
        Random random = new Random(5);
        String letters = "0123456789abcdef.:,[]%\"; =forunkw10.0.0.1, ";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder header = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--) {
                header.append(letters.charAt(random.nextInt(letters.length())));
            }
            FoundAddress found = forwarded("10.0.0.1", header.toString());
            assertThat(Address.parse(found.address())).isPresent();
            assertThat(found.chain())
                    .filteredOn(hop -> hop.role() == ClientHop.Role.CLIENT)
                    .singleElement()
                    .extracting(ClientHop::address)
                    .isEqualTo(found.address());
            assertThat(found.why()).isNotEmpty();
        }
    }

    private static FoundAddress forwarded(String peer, String header) {
        return BEHIND.find(peer, sent(Map.of("X-Forwarded-For", List.of(header))));
    }

    private static String standard(String header) {
        return BEHIND.find("10.0.0.1", sent(Map.of("Forwarded", List.of(header)))).address();
    }

    private static Function<String, List<String>> sent(Map<String, List<String>> headers) {
        return name -> headers.getOrDefault(name, List.of());
    }

    @Test
    void looks_at_a_bounded_number_of_hops() {
        assertThat(ClientAddress.hops("10.0.0.2,".repeat(10_000) + "10.0.0.3", false)).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0/8",
                "::/129",
                "example.com",
                "1.2.3.4/"
            })
    void refuses_what_is_no_network(String cidr) {
        assertThat(ClientAddress.isNetwork(cidr)).isFalse();
        assertThatThrownBy(() -> new ClientAddress(List.of(cidr)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + cidr + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.4.5",
                "256.1.1.1",
                "01.2.3.4",
                "1.2.3.",
                "1..2.3",
                "a.b.c.d",
                ":",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "1.2.3.4%eth0"
            })
    void reads_no_address_from_anything_else(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "fe80::1%eth0, fe80::1",
        "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8",
        "::, 0:0:0:0:0:0:0:0",
        "64:ff9b::1.2.3.4, 64:ff9b::102:304"
    })
    void reads_one_address_from_its_several_forms(String one, String other) {
        assertThat(Address.parse(one)).isPresent().isEqualTo(Address.parse(other));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "::, ::",
        "::1, ::1",
        "1::, 1::",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
        "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
        "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8"
    })
    void writes_an_address_in_one_form(String text, String form) {
        assertThat(Address.parse(text)).map(Address::text).contains(form);
        assertThat(Address.parse(form)).isEqualTo(Address.parse(text));
    }

    @Test
    void the_bytes_are_those_of_the_address() throws UnknownHostException {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            Address address = new Address(random.nextLong(), random.nextLong());
            InetAddress same = InetAddress.getByAddress(address.bytes());
            assertThat(Address.parse(same.getHostAddress())).contains(address);
        }
        assertThat(Address.parse("1.2.3.255").orElseThrow().bytes()).containsExactly(1, 2, 3, 0xff);
    }
}
