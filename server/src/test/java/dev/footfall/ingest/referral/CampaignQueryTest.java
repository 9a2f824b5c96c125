package dev.footfall.ingest.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignQueryTest {

    @ParameterizedTest
    @CsvSource({
        "a=1&utm_source=x&email=me&ref=y, utm_source=x&ref=y",
        "utm_source=x&gclid=1, utm_source=x&gclid=1",
        "a=1, ''",
        "'', ''",
        "&&ref=1&, ref=1",
        "refer=1&sourced=2&xutm_source=3, ''",
        "ref, ref"
    })
    void keeps_only_what_tells_how_a_visitor_came(String query, String kept) {
        assertThat(CampaignQuery.kept(query)).isEqualTo(kept);
    }

    @Test
    void takes_the_first_of_several_values_and_survives_broken_encoding() {
        assertThat(CampaignQuery.values("ref=a&ref=b&utm_term=100%&x=%zz"))
                .containsEntry("ref", "a")
                .containsEntry("utm_term", "100%")
                .containsEntry("x", "%zz");
    }
}
