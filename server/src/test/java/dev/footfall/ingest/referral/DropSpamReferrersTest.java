package dev.footfall.ingest.referral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.Hits;
import dev.footfall.ingest.SharedData;
import dev.footfall.ingest.Step.Decision;
import dev.footfall.model.DropReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropSpamReferrersTest {

    private static final DropSpamReferrers STEP =
            new DropSpamReferrers(SpamHosts.of(Set.of("Semalt.com", " ")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://semalt.com/x",
                "https://www.semalt.com",
                "http://a.b.SEMALT.com:80/"
            })
    void drops_a_listed_host_and_those_below_it(String referrer) {
        assertThat(STEP.apply(Hits.pageview().referrer(referrer).draft()))
                .isInstanceOfSatisfying(
                        Decision.Drop.class,
                        drop -> {
                            assertThat(drop.reason()).isEqualTo(DropReason.SPAM_REFERRER);
                            assertThat(drop.detail()).contains("semalt.com");
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://notsemalt.com/", "http://semalt.com.example.org/", "-"})
    void lets_others_pass(String referrer) {
        assertThat(STEP.apply(Hits.pageview().referrer(referrer).draft()))
                .isEqualTo(Decision.GO_ON);
    }

    @Test
    void drops_every_host_of_the_public_list() throws IOException {
        Set<String> hosts = new HashSet<>(SharedData.lines("referrer/matomo-spammers.txt"));
        DropSpamReferrers step = new DropSpamReferrers(SpamHosts.of(hosts));
        for (String host : hosts) {
            assertThat(step.apply(Hits.pageview().referrer("http://" + host + "/").draft()))
                    .as(host)
                    .isInstanceOf(Decision.Drop.class);
        }
    }
}
