package dev.footfall.ingest.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrableDomainTest {

    @ParameterizedTest
    @CsvSource({
        "crawl-66-249-66-1.googlebot.com., googlebot.com",
        "p4FED2E2F.dip0.t-ipconnect.de, t-ipconnect.de",
        "host86-1-2-3.range86.btcentralplus.co.uk, btcentralplus.co.uk",
        "www.city.kawasaki.jp, city.kawasaki.jp",
        "ec2-3-120-1-2.eu-central-1.compute.amazonaws.com, amazonaws.com",
        "1-2-3-4.someone.dyndns.org, dyndns.org",
        "example.com, example.com"
    })
    void is_what_somebody_registered(String name, String domain) {
        assertThat(RegistrableDomain.of(name)).hasValue(domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "com",
                "co.uk.",
                "localhost",
                "printer.local",
                "a..b.com",
                "1.2.3.4"
            })
    void is_empty_where_nobody_registered_it(String name) {
        assertThat(RegistrableDomain.of(name)).isEmpty();
    }

    @Test
    void a_name_that_is_too_long_has_none() {
        assertThat(RegistrableDomain.of("a.".repeat(200) + "example.com")).isEmpty();
    }
}
