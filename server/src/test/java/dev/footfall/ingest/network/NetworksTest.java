package dev.footfall.ingest.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.network.ReverseNames.Reply;
import dev.footfall.model.Address;
import dev.footfall.store.NetworkStore;
import dev.footfall.store.NetworkStore.Known;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class NetworksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String BOT = "1.66.249.66.in-addr.arpa";

    private final BlockingQueue<Known> kept = new LinkedBlockingQueue<>();
    private final NetworkStore store = kept::addAll;

    private static Address address(String text) {
        return Address.parse(text).orElseThrow();
    }

    @Test
    void asks_under_the_names_that_dns_has_for_addresses() {
        assertThat(DnsNames.question(address("66.249.66.1"))).isEqualTo(BOT);
        assertThat(DnsNames.question(address("2001:db8::ff01")))
                .isEqualTo(
                        "1.0.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
    }

    @Test
    void dns_answers_with_a_name_or_none_or_not_at_all() throws Exception {
        try (NameServer server = new NameServer(Map.of(BOT, "crawl-66-249-66-1.googlebot.com"))) {
            DnsNames names = new DnsNames(server.hostAndPort(), Duration.ofMillis(300));
            assertThat(names.of(address("66.249.66.1")))
                    .isEqualTo(new Reply.Named("crawl-66-249-66-1.googlebot.com."));
            assertThat(names.of(address("66.249.66.2"))).isEqualTo(new Reply.Nameless());
            server.ignore(DnsNames.question(address("66.249.66.3")));
            assertThat(names.of(address("66.249.66.3"))).isEqualTo(new Reply.Silent());
        }
    }

    @Test
    void keeps_the_network_of_each_visitor_and_asks_once_for_an_address() throws Exception {
        try (NameServer server = new NameServer(Map.of(BOT, "crawl-66-249-66-1.googlebot.com"));
                Networks networks =
                        new Networks(new DnsNames(server.hostAndPort(), PATIENCE), store)) {
            networks.ask(1, 7, address("66.249.66.1"));
            assertThat(kept.poll(10, TimeUnit.SECONDS)).isEqualTo(new Known(1, 7, "googlebot.com"));
            networks.ask(1, 7, address("66.249.66.1"));
            networks.ask(2, 8, address("66.249.66.1"));
            assertThat(kept.poll(10, TimeUnit.SECONDS)).isEqualTo(new Known(2, 8, "googlebot.com"));
            assertThat(kept).isEmpty();
            assertThat(server.questions).hasValue(1);
        }
    }

    @Test
    void never_asks_for_private_addresses() throws Exception {
        try (NameServer server = new NameServer(Map.of())) {
            Networks networks = new Networks(new DnsNames(server.hostAndPort(), PATIENCE), store);
            for (String address :
                    new String[] {
                        "10.1.2.3", "127.0.0.1", "192.168.0.1", "172.31.1.1", "100.64.0.1",
                        "169.254.1.1", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1"
                    }) {
                networks.ask(1, 7, address(address));
            }
            networks.ask(1, 7, address("66.249.66.1"));
            networks.close();
            assertThat(server.questions).hasValueLessThan(2);
            assertThat(kept).isEmpty();
        }
    }

    /// Beside the four that are asked for, ten thousand may wait.
    @Test
    void what_does_not_fit_is_counted_and_nobody_waits() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        ReverseNames slow =
                _ -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return new Reply.Named("host.example.com");
                };
        try (Networks networks = new Networks(slow, store)) {
            for (int i = 0; i < 10_104; i++) {
                networks.ask(1, i, new Address(0x2001_0db8_0000_0000L, i));
            }
            assertThat(networks.counters().dropped().sum()).isBetween(100L, 104L);
            go.countDown();
            assertThat(kept.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void silence_is_counted_and_the_visitor_asked_for_again_later() throws Exception {
        try (NameServer server = new NameServer(Map.of())) {
            server.ignore(BOT);
            Networks networks =
                    new Networks(new DnsNames(server.hostAndPort(), Duration.ofMillis(200)), store);
            networks.ask(1, 7, address("66.249.66.1"));
            while (networks.counters().silent().sum() == 0) {
                Thread.onSpinWait();
            }
            networks.ask(1, 7, address("66.249.66.1"));
            networks.close();
            assertThat(networks.counters().silent().sum()).isEqualTo(1);
            assertThat(kept).isEmpty();
        }
    }
}
