package dev.footfall.ingest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Agent;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientHintsTest {

    @ParameterizedTest
    @CsvSource({
        "Windows, 10, 15.0.0, 11",
        "Windows, 10, 10.0.0, 10",
        "Mac OS X, 10.15, 26.1.0, 26.1",
        "Mac OS X, 10.15, 15.0, 15",
        "Android, 10, 16.0.0, 16",
        "Linux, '', 6.8.0, ''",
        "Windows, 10, garbage, 10",
        "Windows, 10, 99999999999999999999, 11",
        "Windows, 10, ., 10",
        "Windows, 10, '', 10"
    })
    void tells_the_system_version_behind_a_frozen_agent(
            String os, String frozen, String hint, String version) {
        Agent agent = new Agent("Chrome", "148.0", os, frozen, "Desktop");
        assertThat(refined(agent, "sec-ch-ua-platform-version", '"' + hint + '"').osVersion())
                .isEqualTo(version);
    }

    @Test
    void believes_a_desktop_that_calls_itself_mobile() {
        Agent agent = new Agent("Chrome", "148.0", "Linux", "", "Desktop");
        assertThat(refined(agent, "sec-ch-ua-mobile", "?1").device()).isEqualTo("Mobile");
        assertThat(refined(agent, "sec-ch-ua-mobile", "?0")).isSameAs(agent);
        assertThat(ClientHints.refine(agent, Map.of())).isSameAs(agent);
    }

    private static Agent refined(Agent agent, String header, String value) {
        return ClientHints.refine(agent, Map.of(header, value));
    }
}
