package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.bot.AddressTable.Ranges;
import dev.footfall.model.Address;
import dev.footfall.model.Network;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressTableTest {

    private static final int BING = RangeList.BING.bit();
    private static final int VPN = RangeList.VPN.bit();

    private static Ranges ranges(RangeList list, String... networks) {
        return new Ranges(list, List.of(networks).stream().map(AddressTableTest::network).toList());
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    private static int find(AddressTable table, String address) {
        return table.find(address(address));
    }

    @Test
    void finds_the_first_and_the_last_address_of_a_range_and_none_beside_it() {
        AddressTable table =
                AddressTable.of(List.of(ranges(RangeList.BING, "10.1.2.0/24", "2001:db8:1::/48")));
        assertThat(find(table, "10.1.2.0")).isEqualTo(BING);
        assertThat(find(table, "10.1.2.255")).isEqualTo(BING);
        assertThat(find(table, "2001:db8:1::")).isEqualTo(BING);
        assertThat(find(table, "2001:db8:1:ffff:ffff:ffff:ffff:ffff")).isEqualTo(BING);
        assertThat(find(table, "2001:db8:2::")).isZero();
        assertThat(find(table, "2001:db8:0:ffff::")).isZero();
        assertThat(find(table, "10.1.1.255")).isZero();
        assertThat(find(table, "10.1.3.0")).isZero();
        assertThat(find(table, "10:1::")).isZero();
    }

    @Test
    void finds_the_ends_of_the_address_space() {
        AddressTable table =
                AddressTable.of(
                        List.of(
                                ranges(
                                        RangeList.BING,
                                        "255.255.255.255",
                                        "0.0.0.0/32",
                                        "ffff::/16",
                                        "::1")));
        assertThat(find(table, "255.255.255.255")).isEqualTo(BING);
        assertThat(find(table, "255.255.255.254")).isZero();
        assertThat(find(table, "0.0.0.0")).isEqualTo(BING);
        assertThat(find(table, "0.0.0.1")).isZero();
        assertThat(find(table, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")).isEqualTo(BING);
        assertThat(find(table, "fffe:ffff::")).isZero();
        assertThat(find(table, "::1")).isEqualTo(BING);
        assertThat(find(table, "::")).isZero();
        assertThat(find(AddressTable.EMPTY, "::1")).isZero();
    }

    @Test
    void tells_all_lists_that_a_range_within_a_range_is_on() {
        AddressTable table =
                AddressTable.of(
                        List.of(
                                ranges(RangeList.BING, "10.0.0.0/8", "10.1.0.0/16", "10.0.0.0/8"),
                                ranges(RangeList.VPN, "10.1.2.128/25")));
        assertThat(find(table, "10.1.2.127")).isEqualTo(BING);
        assertThat(find(table, "10.1.2.128")).isEqualTo(BING | VPN);
        assertThat(find(table, "::ffff:10.1.2.255")).isEqualTo(BING | VPN);
        assertThat(find(table, "10.255.255.255")).isEqualTo(BING);
        assertThat(find(table, "11.0.0.0")).isZero();
    }

    @Test
    void agrees_with_asking_every_network() {
        Random random = new Random(20261121);
        List<Ranges> all = new ArrayList<>();
        List<Network> bing = networks(random);
        List<Network> vpn = networks(random);
        all.add(new Ranges(RangeList.BING, bing));
        all.add(new Ranges(RangeList.VPN, vpn));
        AddressTable table = AddressTable.of(all);
        int hits = 0;
        for (int i = 0; i < 20_000; i++) {
            Address address = near(random);
            int expected =
                    (bing.stream().anyMatch(n -> n.contains(address)) ? BING : 0)
                            | (vpn.stream().anyMatch(n -> n.contains(address)) ? VPN : 0);
            hits += expected == 0 ? 0 : 1;
            assertThat(table.find(address)).as("%s", address).isEqualTo(expected);
        }
        assertThat(hits).isBetween(2_000, 18_000);
    }

    private static List<Network> networks(Random random) {
        List<Network> networks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Address base = near(random);
            networks.add(
                    new Network(
                            base, base.is4() ? 112 + random.nextInt(17) : 40 + random.nextInt(89)));
        }
        return networks;
    }

    /// Few enough that ranges overlap and addresses hit.
    private static Address near(Random random) {
        return random.nextBoolean()
                ? new Address(0, 0xffff_0a00_0000L | random.nextInt(1 << 20))
                : new Address(0x2001_0db8_0000_0000L | random.nextInt(1 << 20), random.nextLong());
    }

    /// Time and memory with the real lists; for the reader, not asserted.
    @Test
    void holds_the_real_lists(@TempDir Path folder) {
        AddressTable table = BotRanges.open(Optional.of(Folders.shared(folder))).table();
        assertThat(find(table, "66.249.66.1") & RangeList.GOOGLEBOT.bit()).isNotZero();
        assertThat(find(table, "2001:4860:4801:10::1") & RangeList.GOOGLEBOT.bit()).isNotZero();
        assertThat(find(table, "81.2.69.160")).isZero();
        Random random = new Random(1);
        Address[] asked = new Address[1 << 16];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = new Address(0, 0xffff_0000_0000L | (random.nextInt() & 0xffff_ffffL));
        }
        long found = 0;
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            for (Address address : asked) {
                found += table.find(address) == 0 ? 0 : 1;
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(found).isPositive();
        System.out.printf("%d stretches; %d ns a look-up%n", table.size(), best / asked.length);
    }
}
