package dev.footfall.capture.mask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int TRIES = 2_000;
    private static final Masker MASKER = new Masker(Masking.strict());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Authorization | Bearer abc.def | Bearer ***",
                "authorization | Basic dTpw | Basic ***",
                "AUTHORIZATION | abc | ***",
                "Authorization | My own words | ***",
                "X-Api-Key | 4711 | ***",
                "Cookie | JSESSIONID=abc; theme=dark | JSESSIONID=***; theme=***",
                "Cookie | a=\"x;secret=y\"; b=c | a=***; b=***",
                "Cookie | secret | ***",
                "Cookie | a=\"x;y | a=***",
                "Set-Cookie | sid=abc; Path=/; HttpOnly | sid=***; Path=/; HttpOnly",
                "Set-Cookie | sid=abc;def; Path=/ | sid=***; ***",
                "Referer | https://h/p?a=b&token=x#f | https://h/p?a=b&token=***#f",
                "Location | https://u:p@h/cb?code=x&state=y | https://***@h/cb?code=***&state=y",
                "X-Original-Url | /p;jsessionid=abc?pass=1 | /p;jsessionid=***",
                "X-Note | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln | ***",
                "X-Note | key is sk_live_abcdefghijkl | key is ***",
                "X-Event | {\"pin\":\"1\"} | {\"pin\":\"***\"}",
                "X-Event | {\"pin\":1;} | [withheld: like JSON, but none]",
                "Content-Type | text/html; charset=utf-8 | text/html; charset=utf-8",
                "Cache-Control | max-age=0, no-cache | max-age=0, no-cache",
                "WWW-Authenticate | Bearer realm=\"x\" | Bearer realm=\"x\"",
                "Date | Sat, 21 Nov 2026 09:30:00 GMT | Sat, 21 Nov 2026 09:30:00 GMT",
            })
    void masks_headers(String name, String value, String shown) {
        assertThat(MASKER.headers(Map.of(name, List.of(value, "", value))))
                .isEqualTo(Map.of(name, List.of(shown, "", shown)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=b&token=x&c=d | a=b&token=***&c=d",
                "token=x&token=y&token= | token=***&token=***&token=",
                "pass%77ord=x | pass%77ord=***",
                "access%5Ftoken=x;a=b | access%5Ftoken=***;a=b",
                "user[password]=x | user[password]=***",
                "next=https%3A%2F%2Fu%3Ap%40h%2F | next=https:%2F%2F***%40h%2F",
                "next=%2Fcb%3Fcode%3Dx%26a%3Db | next=%2Fcb%3Fcode%3D***%26a%3Db",
                "a=b=c&debug&&=x&%zz=%1 | a=b=c&debug&&=x&%zz=%1",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln | ***",
                "utm_source=news&q=a+b%20c | utm_source=news&q=a+b%20c",
            })
    void masks_queries(String query, String shown) {
        assertThat(MASKER.query(query)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/reset/abc | /reset/{token} | /reset/***",
                "/reset/abc/x | /reset/{token:[a-z]+}/{id} | /reset/***/x",
                "/files/a/b | /files/{*secret} | /files/***/***",
                "/reset/abc/x | /reset/{token} | /reset/{token}",
                "/users/17 | /users/{id} | /users/17",
                "/p;jsessionid=abc;v=1/q | `` | /p;jsessionid=***;v=1/q",
                "/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln | `` | /t/***",
                "/a%20b/c+d | `` | /a%20b/c+d",
            })
    void masks_paths(String path, String template, String shown) {
        assertThat(MASKER.path(path, template)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a=b&password=x%26y&c=d | a=b&password=***&c=d",
                "password=x&y | password=***&***",
                "user.pin=1&code=2 | user.pin=***&code=***",
                "{\"pin\":1} | {\"pin\":\"***\"}",
                "c2VjcmV0 | [withheld: not a form, 8 bytes]",
                "a=b c | [withheld: not a form, 5 bytes]",
                "<a b=\"c\"/> | [withheld: not a form, 10 bytes]",
            })
    void masks_forms(String form, String shown) {
        assertThat(MASKER.body(FORM, form.getBytes(UTF_8), false).text()).isEqualTo(shown);
    }

    @Test
    void a_canary_never_survives_in_a_form_or_query_wherever_it_is_cut_off() {
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            StringBuilder form = new StringBuilder();
            StringBuilder masked = new StringBuilder();
            int pairs = 1 + random.nextInt(5);
            for (int i = 0; i < pairs; i++) {
                boolean secret = random.nextBoolean();
                String name = secret ? "a%5Fpassword" : "name" + i;
                String pair = (i == 0 ? "" : "&") + name + "=";
                form.append(pair).append(secret ? MadeUpJson.canary(random, 1 + i) : "b%C3%A4");
                masked.append(pair).append(secret ? "***" : "b%C3%A4");
            }
            assertThat(MASKER.query(form.toString())).isEqualTo(masked.toString());
            byte[] bytes = form.toString().getBytes(UTF_8);
            assertThat(MASKER.body(FORM, bytes, false).text()).isEqualTo(masked.toString());
            for (int length = 0; length < bytes.length; length++) {
                MaskedBody cut = MASKER.body(FORM, Arrays.copyOf(bytes, length), true);
                assertThat(MadeUpJson.leaks(cut.text())).as(cut.text()).isFalse();
                assertThat(MadeUpJson.leaks(MASKER.query(form.substring(0, length)))).isFalse();
            }
        }
    }

    @Test
    void a_canary_never_survives_in_headers_and_cookies() {
        String[] secrets = {"authorization", "Cookie", "set-cookie", "X-Api-Key", "X-Auth-Token"};
        String[] around = {"", "a=", "Bearer ", "a=b; c=", "\"", " ", "a=\"b;c\"; d=\"", "="};
        String[] after = {"", "\"", " ", ";", "; x=1", ", x"};
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            String name = secrets[random.nextInt(secrets.length)];
            String value =
                    around[random.nextInt(around.length)]
                            + MadeUpJson.canary(random, 1 + random.nextInt(20))
                            + after[random.nextInt(after.length)];
            assertThat(MadeUpJson.leaks(MASKER.header(name, value)))
                    .as("%s: %s", name, value)
                    .isFalse();
        }
    }

    @Test
    void no_input_makes_it_throw() {
        Random random = new Random(3);
        String letters = "%=&;:/?#@\"'{}[]\\, \u0000\uD83Dabe eyJtoken";
        for (int i = 0; i < 20 * TRIES; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(30), 0, letters.length())
                    .forEach(c -> text.append(letters.charAt(c)));
            String rubbish = text.toString();
            assertThat(MASKER.query(rubbish)).isNotNull();
            assertThat(MASKER.text(rubbish)).isNotNull();
            assertThat(MASKER.path(rubbish, rubbish)).isNotNull();
            for (String name : List.of("Cookie", "Set-Cookie", "Authorization", rubbish)) {
                assertThat(MASKER.header(name, rubbish)).isNotNull();
            }
            for (String type : List.of("application/json", FORM, "", rubbish)) {
                assertThat(MASKER.body(type, rubbish.getBytes(UTF_8), i % 2 == 0)).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html",
                "application/xml",
                "image/png",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "",
                "x\ny"
            })
    void withholds_bodies_that_have_no_fields(String type) {
        byte[] body = "password is hunter2".getBytes(UTF_8);
        MaskedBody masked = MASKER.body(type, body, false);
        assertThat(masked.withheld()).isPresent();
        assertThat(masked.text())
                .startsWith("[withheld: ")
                .endsWith(", 19 bytes]")
                .doesNotContain("\n", "hunter2");
    }

    @Test
    void shows_text_where_its_type_is_readable_but_for_what_looks_secret() {
        Masker masker = new Masker(Masking.strict().withReadableTypes("Text/Plain"));
        assertThat(
                        masker.body(
                                        "text/plain; charset=utf-8",
                                        "hi\npassword: hunter2\nbye".getBytes(UTF_8),
                                        false)
                                .text())
                .isEqualTo("hi\npassword: ***\nbye");
    }

    @Test
    void names_of_ones_own_add_to_the_defaults() {
        Masker masker =
                new Masker(
                        Masking.strict()
                                .withEverywhere("email")
                                .withCookies("!theme")
                                .withBody("!pin"));
        assertThat(masker.query("email=a@b&token=x")).isEqualTo("email=***&token=***");
        assertThat(masker.header("Cookie", "theme=dark; sid=1")).isEqualTo("theme=dark; sid=***");
        assertThat(
                        masker.body(
                                        "application/json",
                                        "{\"userEmail\":\"a\",\"pin\":1}".getBytes(UTF_8),
                                        false)
                                .text())
                .isEqualTo("{\"userEmail\":\"***\",\"pin\":1}");
    }

    @Test
    void partial_shows_the_end_of_what_is_long() {
        Masker masker = new Masker(Masking.strict().with(Replacement.partial()));
        assertThat(
                        masker.query(
                                "token=1234567&token=12345678&token=1234567890123456&token=%20%20%20%20%20%20%20%20%20%20%20%20%20%26%20%26"))
                .isEqualTo("token=***&token=***78&token=***3456&token=***+%26+%26");
        assertThat(
                        masker.body(
                                        "application/json",
                                        "{\"pin\":\"12345678901234\\\"6\",\"otp\":{\"a\":\"0123456789abcdef\"}}"
                                                .getBytes(UTF_8),
                                        false)
                                .text())
                .isEqualTo("{\"pin\":\"***34\\\"6\",\"otp\":\"***\"}");
        assertThat(
                        masker.body(
                                        "application/json",
                                        "{\"pin\":\"1234567890123456".getBytes(UTF_8),
                                        true)
                                .text())
                .isEqualTo("{\"pin\":\"***\"");
    }

    @Test
    void pseudonyms_are_equal_for_equal_values_in_whatever_form_they_came() {
        byte[] key = "0123456789abcdef".getBytes(UTF_8);
        Masker masker = new Masker(Masking.strict().with(Replacement.pseudonym(key)));
        String pseudonym = masker.header("X-Api-Key", "a\u00e4 b");
        assertThat(pseudonym).matches("hmac:[-_A-Za-z0-9]{22}");
        assertThat(masker.query("api_key=a%C3%A4+b")).isEqualTo("api_key=" + pseudonym);
        assertThat(
                        masker.body(
                                        "application/json",
                                        "{\"apiKey\":\"a\\u00e4\\u0020b\"}".getBytes(UTF_8),
                                        false)
                                .text())
                .isEqualTo("{\"apiKey\":\"" + pseudonym + "\"}");
        assertThat(
                        masker.body(
                                        "application/json",
                                        "{\"apiKey\":\"a\\u00e4".getBytes(UTF_8),
                                        true)
                                .text())
                .isEqualTo("{\"apiKey\":\"***\"");
        Masker other =
                new Masker(
                        Masking.strict()
                                .with(Replacement.pseudonym("another key of 16".getBytes(UTF_8))));
        assertThat(other.header("X-Api-Key", "a\u00e4 b")).isNotEqualTo(pseudonym);
        assertThatIllegalArgumentException().isThrownBy(() -> Replacement.pseudonym(new byte[15]));
    }

    @Test
    void what_another_masker_replaced_stays() {
        Masker strict = new Masker(Masking.strict());
        byte[] key = "0123456789abcdef".getBytes(UTF_8);
        for (Replacement replacement :
                List.of(Replacement.full(), Replacement.partial(), Replacement.pseudonym(key))) {
            Masker first = new Masker(Masking.strict().with(replacement));
            String query = first.query("token=abcdefghijklmnopqrst&a=b");
            assertThat(strict.query(query)).isEqualTo(query);
            String header = first.header("Authorization", "Bearer abcdefghijklmnop");
            assertThat(strict.header("Authorization", header)).isEqualTo(header);
            byte[] json = "{\"pin\":\"abcdefghijklmnop\"}".getBytes(UTF_8);
            byte[] body = first.body("application/json", json, false).bytes();
            assertThat(strict.body("application/json", body, false).bytes()).isEqualTo(body);
        }
        assertThat(strict.query("token=***abcde&pin=hmac:abc")).isEqualTo("token=***&pin=***");
    }

    @Test
    void the_pseudonym_is_the_first_half_of_the_hmac() {
        // RFC 4231, test case 1
        byte[] key = new byte[20];
        Arrays.fill(key, (byte) 0x0b);
        assertThat(Replacement.pseudonym(key).of("Hi There", true))
                .isEqualTo(
                        "hmac:"
                                + java.util.Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(
                                                java.util.HexFormat.of()
                                                        .parseHex(
                                                                "b0344c61d8db38535ca8afceaf0bf12b")));
    }

    @Test
    void a_dry_run_tells_names_and_counts_but_no_values() {
        Tally tally = new Tally();
        Masker masker = new Masker(Masking.strict(), tally);
        masker.query("token=hunter2&token=hunter2");
        masker.headers(Map.of("Cookie", List.of("sid=hunter2")));
        masker.path("/reset/hunter2", "/reset/{token}");
        masker.body(
                "application/json",
                "{\"pin\":\"hunter2\",\"a\":\"?pwd=hunter2\"}".getBytes(StandardCharsets.UTF_16),
                false);
        masker.body(
                "application/json",
                "{\"pin\":\"hunter2\",\"a\":\"?pwd=hunter2\"}".getBytes(UTF_8),
                false);
        assertThat(tally.masked())
                .containsExactly(
                        new Tally.Line(Place.QUERY, "token", 2),
                        new Tally.Line(Place.COOKIE, "sid", 1),
                        new Tally.Line(Place.PATH, "token", 1),
                        new Tally.Line(Place.BODY, "pin", 1),
                        new Tally.Line(Place.VALUE, "pwd", 1));
        assertThat(tally.withheld()).containsExactly(Map.entry("not JSON", 1L));
    }

    @Test
    void a_tally_is_bounded() {
        Tally tally = new Tally();
        for (int i = 0; i < 2 * Tally.MOST; i++) {
            tally.masked(Place.BODY, "name" + i);
            tally.withheld("type" + i);
        }
        tally.masked(Place.BODY, "a\n" + "b".repeat(1_000));
        assertThat(tally.masked()).hasSize(Tally.MOST + 1);
        assertThat(tally.masked().getFirst())
                .isEqualTo(new Tally.Line(Place.BODY, "(other)", Tally.MOST + 1));
        assertThat(tally.withheld()).hasSize(Tally.MOST);
    }
}
