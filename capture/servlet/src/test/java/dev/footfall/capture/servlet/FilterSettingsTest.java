package dev.footfall.capture.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footfall.capture.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterSettingsTest {

    @Test
    void nothing_is_shown_or_tried_out_unless_asked_for() {
        Settings settings = FilterSettings.of(Map.<String, String>of()::get);
        assertThat(settings.jmx()).isFalse();
        assertThat(settings.rehearsal()).isEmpty();
    }

    @Test
    void a_dry_run_tries_out_names_beside_those_that_are_masked() {
        Map<String, String> parameters =
                Map.of("jmx", "true", "mask", "nick", "rehearse", "email, *phone*");
        Settings settings = FilterSettings.of(parameters::get);
        assertThat(settings.jmx()).isTrue();
        assertThat(settings.masking().body().matches("nick")).isTrue();
        assertThat(settings.masking().body().matches("email")).isFalse();
        assertThat(settings.rehearsal())
                .hasValueSatisfying(rules -> {
                    assertThat(rules.body().matches("nick")).isTrue();
                    assertThat(rules.body().matches("email")).isTrue();
                    assertThat(rules.query().matches("my_phone_no")).isTrue();
                });
    }

    @Test
    void who_calls_is_said_by_the_key_in_a_header() {
        Map<String, String> parameters =
                Map.of("consumer-header", "X-Api-Key", "consumers", "acme=k3y, beta=k=4");
        Settings settings = FilterSettings.of(parameters::get);
        assertThat(settings.isNeeded("x-api-key")).isTrue();
        assertThat(settings.consumerHeader())
                .hasValueSatisfying(by ->
                        assertThat(by.toString()).contains("acme", "beta").doesNotContain("k3y"));
        assertThatThrownBy(() -> FilterSettings.of(Map.of("consumers", "acme=k3y")::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consumer-header");
        Map<String, String> odd = Map.of("consumer-header", "X-Api-Key", "consumers", "k3y");
        assertThatThrownBy(() -> FilterSettings.of(odd::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("consumers")
                .hasMessageNotContaining("k3y");
    }
}
