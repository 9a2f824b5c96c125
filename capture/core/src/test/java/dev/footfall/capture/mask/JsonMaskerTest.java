package dev.footfall.capture.mask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMaskerTest {

    private static final int TRIES = 3_000;
    private static final int CUT_TRIES = 150;
    private static final Masker MASKER = new Masker(Masking.strict());

    private static MaskedBody mask(String json) {
        return MASKER.body("application/json", json.getBytes(UTF_8), false);
    }

    private static MaskedBody maskCut(String json) {
        return MASKER.body("application/json", json.getBytes(UTF_8), true);
    }

    @Test
    void a_canary_never_survives_and_all_else_stays_byte_for_byte() {
        for (int seed = 0; seed < TRIES; seed++) {
            MadeUpJson made = new MadeUpJson(seed).make();
            MaskedBody body = mask(made.json());
            assertThat(body.withheld()).as("seed %d: %s", seed, made.json()).isEmpty();
            assertThat(body.text()).as("seed %d", seed).isEqualTo(made.masked());
        }
    }

    @Test
    void a_canary_never_survives_wherever_the_body_is_cut_off() {
        for (int seed = 0; seed < CUT_TRIES; seed++) {
            MadeUpJson made = new MadeUpJson(seed).make();
            byte[] whole = made.json().getBytes(UTF_8);
            for (int length = 1; length < whole.length; length++) {
                MaskedBody body =
                        MASKER.body("application/json", Arrays.copyOf(whole, length), true);
                assertThat(body.withheld()).as("seed %d, %d bytes", seed, length).isEmpty();
                String shown =
                        new String(body.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(MadeUpJson.leaks(shown))
                        .as("seed %d, %d bytes: %s", seed, length, shown)
                        .isFalse();
                String expected =
                        new String(
                                made.masked().getBytes(UTF_8),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
                assertThat(expected).as("seed %d, %d bytes", seed, length).startsWith(shown);
            }
        }
    }

    @Test
    void nothing_is_shown_of_a_body_that_was_broken_anywhere() {
        Random random = new Random(7);
        String breaking = "{}[]:,\"\\ \n\u0000x'/";
        int withheld = 0;
        for (int seed = 0; seed < TRIES; seed++) {
            byte[] bytes = new MadeUpJson(seed).make().json().getBytes(UTF_8);
            int at = random.nextInt(bytes.length);
            bytes[at] = (byte) breaking.charAt(random.nextInt(breaking.length()));
            MaskedBody whole = MASKER.body("application/json", bytes, false);
            if (whole.withheld().isPresent()) {
                withheld++;
                assertThat(whole.text())
                        .isEqualTo("[withheld: not JSON, " + bytes.length + " bytes]");
            }
        }
        assertThat(withheld).isGreaterThan(TRIES / 3);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"password\":\"x\"}                   | {\"password\":\"***\"}",
                "{\"password\":4711}                    | {\"password\":\"***\"}",
                "{\"password\":true}                    | {\"password\":\"***\"}",
                "{\"password\":null}                    | {\"password\":null}",
                "{\"password\":[\"x\",{\"a\":1}],\"b\":2} | {\"password\":\"***\",\"b\":2}",
                "{\"password\":{\"password\":\"x\"}}    | {\"password\":\"***\"}",
                "{\"pin\":1,\"pin\":2,\"spin\":3}       | {\"pin\":\"***\",\"pin\":\"***\",\"spin\":3}",
                "[{\"otp\":\"1\"},{\"otp\":\"2\"}]      | [{\"otp\":\"***\"},{\"otp\":\"***\"}]",
                "{\"p\\u0061ssword\":\"x\"}             | {\"p\\u0061ssword\":\"***\"}",
                "{\"a\":\"https:\\/\\/u:p@h\\/\"}       | {\"a\":\"https://***@h/\"}",
                "{\"a\":\"/cb?token=x\\u0026b=1\"}      | {\"a\":\"/cb?token=***&b=1\"}",
                "{\"a\":\"Bearer abcdefgh.ij\"}         | {\"a\":\"Bearer ***\"}",
                "{\"a\":\"see https://h/b?c=d\"}        | {\"a\":\"see https://h/b?c=d\"}",
                "{\"body\":\"{\\\"pin\\\":\\\"1\\\"}\"} | {\"body\":\"{\\\"pin\\\":\\\"***\\\"}\"}",
                "{\"log\":\"got {\\\"pin\\\":\\\"1\\\"}\"} | {\"log\":\"got {\\\"pin\\\":***}\"}",
                "\"x\"                                  | \"x\"",
            })
    void masks(String json, String masked) {
        assertThat(mask(json).text()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"x\"",
                "{\"password\":\"x",
                "{password:\"x\"}",
                "{'password':'x'}",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":1,}",
                "[1 2]",
                "{\"a\" 1}",
                "{\"a\":}",
                "nul",
                "]",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"tab\there\"}",
                "/*c*/{}",
                "{\"a\":NaN}",
                "password=x",
                "<password>x</password>",
                " ",
                "[}",
                "{]"
            })
    void withholds_what_is_no_json(String body) {
        assertThat(mask(body).withheld()).contains("not JSON");
        assertThat(mask(body).text())
                .isEqualTo("[withheld: not JSON, " + body.length() + " bytes]");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"a\":\"https://user:pa      | {\"a\":\"https://***\"",
                "{\"a\":\"Bearer abc           | {\"a\":\"Bearer ***\"",
                "{\"a\":\"?token=ab            | {\"a\":\"?token=***\"",
                "{\"pin\":1                    | {\"pin\":\"***\"",
                "{\"pin\":[1,{\"a\":\"b        | {\"pin\":\"***\"",
                "{\"a\":tr                     | {\"a\":tr",
                "{\"a\":\"b\\u00               | {\"a\":\"b\\u00",
            })
    void masks_what_is_left_of_a_secret(String json, String masked) {
        assertThat(maskCut(json).text()).isEqualTo(masked);
    }

    @Test
    void takes_lines_of_json_and_withholds_broken_ones() {
        String lines = "{\"pin\":1}\n{\"a\":2}\n";
        byte[] bytes = lines.getBytes(UTF_8);
        assertThat(MASKER.body("application/x-ndjson", bytes, false).text())
                .isEqualTo("{\"pin\":\"***\"}\n{\"a\":2}\n");
        assertThat(
                        MASKER.body("application/x-ndjson", "{\"pin\":1}\n{".getBytes(UTF_8), false)
                                .text())
                .isEqualTo("[withheld: not JSON, 11 bytes]");
    }

    @Test
    void gives_back_the_very_array_when_nothing_is_masked() {
        byte[] bytes = "\uFEFF {\"a\":\"\u00e4\"}".getBytes(UTF_8);
        bytes[bytes.length - 3] = (byte) 0xff;
        assertThat(MASKER.body("application/json", bytes, false).bytes()).isSameAs(bytes);
    }

    @Test
    @Timeout(20)
    void takes_a_hundred_thousand_levels() {
        int levels = 100_000;
        String deep = "{\"a\":".repeat(levels) + "{\"pin\":1}" + "}".repeat(levels);
        assertThat(mask(deep).text()).contains("{\"pin\":\"***\"}").hasSize(deep.length() + 4);
        assertThat(maskCut("[".repeat(levels)).withheld()).isEmpty();
        String hidden = "{\"pin\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
        assertThat(mask(hidden).text()).isEqualTo("{\"pin\":\"***\"}");
    }

    @Test
    @Timeout(60)
    void takes_time_in_proportion_to_the_length() {
        int length = 10 << 20;
        for (String part :
                new String[] {
                    "x",
                    "\\u0041",
                    "eyJ",
                    "eyJ ",
                    "=",
                    "a=",
                    "?pass=",
                    "://",
                    "bearer ",
                    "sk_",
                    ":",
                    "\\\"",
                    "{[",
                    "a\\\" : ",
                    "%",
                    "https://a@"
                }) {
            String text = "{\"a\":\"" + part.repeat(length / part.length()) + "\",\"pin\":1}";
            assertThat(mask(text).text()).endsWith("\"pin\":\"***\"}");
        }
        assertThat(mask("{\"" + "a".repeat(length) + "\":1}").text()).endsWith("\"***\"}");
        assertThat(mask("{\"" + "ap".repeat(100) + "\":1}").text()).endsWith(":1}");
    }
}
