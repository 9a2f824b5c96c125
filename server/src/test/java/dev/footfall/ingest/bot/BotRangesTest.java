package dev.footfall.ingest.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footfall.model.Address;
import dev.footfall.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotRangesTest {

    @TempDir Path folder;

    private BotRanges open() {
        return BotRanges.open(Optional.of(folder));
    }

    private void write(String name, String text) {
        Folders.write(folder, name, text);
    }

    private static boolean isOn(BotRanges ranges, RangeList list, String address) {
        return (ranges.table().find(Address.parse(address).orElseThrow()) & list.bit()) != 0;
    }

    private static Iterable<String> texts(BotRanges ranges) {
        return ranges.notices().stream().map(Notice::text).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ipranges-googlebot-ipv4.txt, GOOGLEBOT",
        "googlebot.json,              GOOGLEBOT",
        "common-crawlers.json,        GOOGLEBOT",
        "special-crawlers.json,       GOOGLE_SPECIAL",
        "ipranges-bing-ipv4.txt,      BING",
        "bingbot.json,                BING",
        "ipranges-openai-ipv4.txt,    OPENAI",
        "openai-chatgpt-user.json,    CHATGPT_USER",
        "openai-gptbot.json,          GPTBOT",
        "perplexity-user.json,        PERPLEXITY_USER",
        "x4bnet-datacenter-ipv6.txt,  DATA_CENTRE",
        "x4bnet-vpn-ipv4.txt,         VPN",
        "apple-relay.csv,             VPN",
    })
    void a_files_name_tells_whose_ranges_it_holds(String name, RangeList list) {
        assertThat(RangeList.ofFile(name)).contains(list);
    }

    @ParameterizedTest
    @CsvSource({"ipranges-all-ipv4_merged.txt", "binge.txt", "mybing2.txt", "readme.txt"})
    void a_name_that_tells_nothing_known_is_no_list(String name) {
        assertThat(RangeList.ofFile(name)).isEmpty();
    }

    @Test
    void reads_text_with_comments_and_further_columns() {
        write(
                "vpn.csv",
                """
                \ufeff# ranges\r

                 192.0.2.0/25,DE,DE-BE,Berlin,\r
                2001:db8::/32 ; two
                203.0.113.9#one
                """);
        BotRanges ranges = open();
        assertThat(ranges.notices()).isEmpty();
        assertThat(isOn(ranges, RangeList.VPN, "192.0.2.127")).isTrue();
        assertThat(isOn(ranges, RangeList.VPN, "192.0.2.128")).isFalse();
        assertThat(isOn(ranges, RangeList.VPN, "2001:db8:ffff::")).isTrue();
        assertThat(isOn(ranges, RangeList.VPN, "203.0.113.9")).isTrue();
    }

    @Test
    void reads_json_as_the_owners_of_crawlers_publish_it() {
        write(
                "googlebot.json",
                """
                {
                  "creationTime": "2026-11-20T23:00:00.000000",
                  "prefixes": [
                    {"ipv6Prefix": "2001:db8:4801::/64"},
                    {"ipv4Prefix": "192.0.2.0/27", "service": "x"}
                  ]
                }
                """);
        write("ahrefs.json", "[\"203.0.113.0/24\", \"198.51.100.7\"]");
        BotRanges ranges = open();
        assertThat(ranges.notices()).isEmpty();
        assertThat(isOn(ranges, RangeList.GOOGLEBOT, "2001:db8:4801::5")).isTrue();
        assertThat(isOn(ranges, RangeList.GOOGLEBOT, "192.0.2.31")).isTrue();
        assertThat(isOn(ranges, RangeList.AHREFS, "198.51.100.7")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bing.txt|10.0.0.0/8\\nAS45090 # cloud|line 2: 'AS45090' is no range",
                "bing.txt|10.0.0.0/33|line 1: '10.0.0.0/33' is no range",
                "bing.txt|0.0.0.0/0|line 1: '0.0.0.0/0' is too large a share",
                "bing.txt|::/0|line 1: '::/0' is too large a share",
                "bing.txt|# nothing|has no address ranges",
                "bing.txt|''|has no address ranges",
                "bing.json|{\"prefixes\":[\\n{\"ipv4Prefix\":\"here\"}]}|line 2: 'here' is no range",
                "bing.json|{\"prefixes\":[\\n|line 2: is no JSON",
                "bing.json|{\"prefixes\":[]}|has no address ranges",
                "bing.bin|PNG\1\2|is no range",
            })
    void a_broken_file_is_told_with_its_line_and_left_out_whole(
            String name, String text, String told) {
        write(name, text.replace("\\n", "\n"));
        write("vpn.txt", "192.0.2.0/24");
        BotRanges ranges = open();
        assertThat(texts(ranges))
                .singleElement()
                .asString()
                .contains(folder.resolve(name).toString(), told, "it is left out");
        assertThat(isOn(ranges, RangeList.BING, "10.0.0.1")).isFalse();
        assertThat(isOn(ranges, RangeList.VPN, "192.0.2.1")).isTrue();
    }

    @Test
    void a_missing_folder_and_an_unknown_name_are_told() {
        BotRanges none = BotRanges.open(Optional.of(folder.resolve("none")));
        assertThat(none.notices())
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.part()).isEqualTo("bot.ranges.path");
                    assertThat(notice.text()).contains("none", "without address ranges");
                });
        write("everything.txt", "10.0.0.0/8");
        assertThat(texts(open())).singleElement().asString().contains("everything.txt");
        assertThat(BotRanges.open(Optional.empty()).notices()).isEmpty();
    }

    @Test
    void files_are_read_again_when_they_change() throws IOException {
        write("bing.txt", "192.0.2.0/24");
        BotRanges ranges = open();
        assertThat(ranges.reloadIfChanged()).isFalse();

        write("bing.txt", "198.51.100.0/24\n");
        write("vpn.txt", "203.0.113.0/24");
        assertThat(ranges.reloadIfChanged()).isTrue();
        assertThat(isOn(ranges, RangeList.BING, "192.0.2.1")).isFalse();
        assertThat(isOn(ranges, RangeList.BING, "198.51.100.1")).isTrue();
        assertThat(isOn(ranges, RangeList.VPN, "203.0.113.1")).isTrue();

        Files.delete(folder.resolve("vpn.txt"));
        assertThat(ranges.reloadIfChanged()).isTrue();
        assertThat(isOn(ranges, RangeList.VPN, "203.0.113.1")).isFalse();
    }

    @Test
    void a_file_that_breaks_keeps_what_it_said_until_it_is_mended() throws IOException {
        Path file = folder.resolve("bing.txt");
        write("bing.txt", "192.0.2.0/24");
        BotRanges ranges = open();

        write("bing.txt", "oops");
        ranges.reloadIfChanged();
        assertThat(isOn(ranges, RangeList.BING, "192.0.2.1")).isTrue();
        assertThat(texts(ranges)).singleElement().asString().contains("line 1", "still holds");
        ranges.reloadIfChanged();
        assertThat(ranges.notices()).hasSize(1);

        write("bing.txt", "10.0.0.0/9");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        ranges.reloadIfChanged();
        assertThat(ranges.notices()).isEmpty();
        assertThat(isOn(ranges, RangeList.BING, "10.0.0.1")).isTrue();
        assertThat(isOn(ranges, RangeList.BING, "192.0.2.1")).isFalse();
    }

    @Test
    void a_folder_that_vanishes_keeps_what_it_said() throws IOException {
        write("bing.txt", "192.0.2.0/24");
        BotRanges ranges = open();
        Files.delete(folder.resolve("bing.txt"));
        Files.delete(folder);
        assertThat(ranges.reloadIfChanged()).isFalse();
        assertThat(isOn(ranges, RangeList.BING, "192.0.2.1")).isTrue();
        assertThat(texts(ranges)).singleElement().asString().contains("still hold");
        Files.createDirectory(folder);
    }
}
