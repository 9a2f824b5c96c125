package dev.footfall.capture.mask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bodies in the charset of their content type, whole and cut.
class BodyTextTest {

    private static final String JSON =
            "{\"größe 😀\":\"größer 😀\",\"pin\":\"hunter2\",\"ß\":\"ende\"}";
    private static final String MASKED = JSON.replace("hunter2", "***");

    private final Masker masker =
            new Masker(Masking.strict().withReadableTypes("text/plain", "text/html"));

    @Test
    void a_text_that_was_cut_ends_before_the_character_that_was_cut() {
        byte[] bytes = "größe 😀".getBytes(UTF_8);
        for (int cut = 1; cut <= 3; cut++) {
            byte[] part = Arrays.copyOf(bytes, bytes.length - cut);
            assertThat(BodyText.of(part, UTF_8, true)).contains("größe ");
            assertThat(BodyText.of(part, UTF_8, false)).isEmpty();
        }
        assertThat(BodyText.of(bytes, UTF_8, true)).contains("größe 😀");
        byte[] wide = "a😀".getBytes(UTF_16LE);
        assertThat(BodyText.of(Arrays.copyOf(wide, 5), UTF_16LE, true)).contains("a");
        assertThat(BodyText.of(new byte[] {'a', (byte) 0xff, 'b'}, UTF_8, true)).isEmpty();
    }

    @Test
    void json_that_was_cut_anywhere_is_masked_and_shown() {
        byte[] bytes = JSON.getBytes(UTF_8);
        for (int end = 1; end < bytes.length; end++) {
            MaskedBody masked = masker.body("application/json", Arrays.copyOf(bytes, end), true);
            assertThat(masked.withheld()).as("cut at " + end).isEmpty();
            assertThat(BodyText.of(masked.bytes(), UTF_8, true)).as("cut at " + end).isPresent();
            assertThat(masked.text()).doesNotContain("hunt");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "utf-16le", "UTF-16BE", "UTF-32", "\"utf-8\"", "GB18030"})
    void json_in_any_charset_is_masked_in_it(String name) {
        String type = "application/json; charset=" + name;
        Charset charset = Charset.forName(name.replace("\"", ""));
        MaskedBody masked = masker.body(type, JSON.getBytes(charset), false);
        assertThat(masked.withheld()).isEmpty();
        assertThat(new String(masked.bytes(), charset)).isEqualTo(MASKED);
        byte[] harmless = "{\"größe\":1}".getBytes(charset);
        assertThat(masker.body(type, harmless, false).bytes()).isSameAs(harmless);
        byte[] cut = Arrays.copyOf(JSON.getBytes(charset), JSON.getBytes(charset).length - 3);
        assertThat(new String(masker.body(type, cut, true).bytes(), charset))
                .startsWith(MASKED.substring(0, MASKED.length() - 5));
    }

    @Test
    void text_in_latin_keeps_its_bytes_around_what_is_masked() {
        byte[] text = "größe\npassword: hunter2\ngrün".getBytes(ISO_8859_1);
        MaskedBody masked = masker.body("text/plain; charset=ISO-8859-1", text, false);
        assertThat(new String(masked.bytes(), ISO_8859_1)).isEqualTo("größe\npassword: ***\ngrün");
        byte[] wide = "größe\npassword: hunter2\ngrün".getBytes(UTF_16);
        masked = masker.body("text/html; charset=utf-16", wide, false);
        assertThat(new String(masked.bytes(), UTF_16)).isEqualTo("größe\npassword: ***\ngrün");
    }

    @Test
    void a_charset_that_the_body_is_not_in_hides_nothing() {
        byte[] text = "password: hunter2 ".getBytes(UTF_8);
        for (String name : new String[] {"utf-16", "utf-16le", "utf-32", "ibm037", "ibm1047"}) {
            MaskedBody plain = masker.body("text/plain; charset=" + name, text, false);
            assertThat(plain.withheld()).as(name).contains("charset");
            byte[] json = "{\"pin\":\"hunter2\"}  ".getBytes(UTF_8);
            MaskedBody masked = masker.body("application/json;charset=" + name, json, true);
            assertThat(masked.withheld()).as(name).isPresent();
            byte[] form = "pin=hunter2&a=b&".getBytes(UTF_8);
            String type = "application/x-www-form-urlencoded;charset=";
            assertThat(masker.body(type + name, form, true).withheld()).as(name).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such", "\u0000", "", "x-=", "utf-8,utf-16", "ISO-2022-CN", "auto"})
    void a_charset_that_is_none_is_told_as_such(String name) {
        String type = "application/json; charset=" + name;
        boolean none = name.isEmpty();
        assertThat(BodyText.charset(type).isPresent()).isEqualTo(none);
        assertThat(masker.body(type, JSON.getBytes(UTF_8), false).withheld().isPresent())
                .isEqualTo(!none);
        assertThat(BodyText.charset("a/b; charset=" + "x".repeat(100_000))).isEmpty();
    }
}
