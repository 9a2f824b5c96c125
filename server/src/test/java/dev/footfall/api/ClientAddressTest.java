package dev.footfall.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.model.Address;
import java.util.List;
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
                "11.0.0.1 | 203.0.113.9 | 11.0.0.1"
            },
            delimiter = '|')
    void believes_trusted_proxies_hop_by_hop_from_the_right(
            String peer, String header, String client) {
        assertThat(BEHIND.client(peer, ClientAddress.hops(header, false))).isEqualTo(client);
    }

    @Test
    void reads_the_standard_header() {
        String header =
                "for=1.1.1.1, For=\"[2001:db8::7]:4711\";proto=https;by=10.0.0.3, for=10.0.0.2";
        assertThat(ClientAddress.hops(header, true))
                .containsExactly("1.1.1.1", "2001:db8::7", "10.0.0.2");
        assertThat(BEHIND.client("10.0.0.1", ClientAddress.hops(header, true)))
                .isEqualTo("2001:db8::7");
        assertThat(BEHIND.client("10.0.0.1", ClientAddress.hops("for=_hidden", true)))
                .isEqualTo("10.0.0.1");
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
}
