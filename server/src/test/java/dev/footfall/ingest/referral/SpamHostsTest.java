package dev.footfall.ingest.referral;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.ingest.SharedData;
import dev.footfall.model.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpamHostsTest {

    private final Path file;

    SpamHostsTest(@TempDir Path folder) {
        file = folder.resolve("spam.txt");
    }

    private SpamHosts opened(String list) throws IOException {
        Files.writeString(file, list);
        return SpamHosts.open(Optional.of(file));
    }

    @Test
    void reads_one_host_a_line_and_passes_over_comments() throws IOException {
        SpamHosts spam =
                opened(
                        """
                        \ufeff# spam

                        Semalt.com\r
                        www.darodar.com # and friends
                        *.ilovevitaly.ru
                        b\u00fccher.example
                        """);
        assertThat(spam.find("semalt.com")).contains("semalt.com");
        assertThat(spam.find("a.darodar.com")).contains("darodar.com");
        assertThat(spam.find("x.ilovevitaly.ru")).contains("ilovevitaly.ru");
        assertThat(spam.find("xn--bcher-kva.example")).isPresent();
        assertThat(spam.find("notsemalt.com")).isEmpty();
        assertThat(spam.notices()).isEmpty();
    }

    @Test
    void reads_the_public_list_without_a_complaint() throws IOException {
        SpamHosts spam =
                SpamHosts.open(Optional.of(SharedData.file("referrer/matomo-spammers.txt")));
        assertThat(spam.notices()).isEmpty();
        assertThat(spam.find("www.semalt.com")).isPresent();
    }

    @Test
    void takes_a_changed_list_and_keeps_the_last_one_while_it_is_gone() throws IOException {
        SpamHosts spam = opened("one.example\n");
        assertThat(spam.reloadIfChanged()).isFalse();
        Files.writeString(file, "two.example\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertThat(spam.reloadIfChanged()).isTrue();
        assertThat(spam.find("one.example")).isEmpty();
        assertThat(spam.find("two.example")).isPresent();
        Files.delete(file);
        assertThat(spam.reloadIfChanged()).isFalse();
        assertThat(spam.find("two.example")).isPresent();
        assertThat(spam.notices())
                .containsExactly(
                        new Notice(
                                "referrer.spam-list",
                                "spam.txt: there is no such file. The last list is used."));
        Files.writeString(file, "three.example\n");
        assertThat(spam.reloadIfChanged()).isTrue();
        assertThat(spam.notices()).isEmpty();
    }

    @Test
    void starts_without_a_list_that_is_missing_or_a_folder() throws IOException {
        SpamHosts spam = SpamHosts.open(Optional.of(file));
        assertThat(spam.isEmpty()).isTrue();
        assertThat(spam.notices())
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.text()).contains("No referrers are dropped"));
        Files.createDirectory(file);
        assertThat(SpamHosts.open(Optional.of(file)).notices()).hasSize(1);
    }

    @Test
    void names_the_first_of_the_lines_that_are_no_hosts() throws IOException {
        Files.write(file, "good.example\nno host\n\u0000\u0001\n".getBytes(StandardCharsets.UTF_8));
        SpamHosts spam = SpamHosts.open(Optional.of(file));
        assertThat(spam.find("good.example")).isPresent();
        assertThat(spam.notices())
                .containsExactly(
                        new Notice(
                                "referrer.spam-list",
                                "spam.txt: line 2 is no host; 2 such lines are passed over."));
        byte[] binary = new byte[100_000];
        new Random(5).nextBytes(binary);
        Files.write(file, binary);
        assertThat(SpamHosts.open(Optional.of(file)).notices()).hasSize(1);
    }

    @Test
    void is_empty_without_a_file() {
        SpamHosts none = SpamHosts.open(Optional.empty());
        assertThat(none.isEmpty()).isTrue();
        assertThat(none.reloadIfChanged()).isFalse();
        assertThat(none.notices()).isEmpty();
    }
}
