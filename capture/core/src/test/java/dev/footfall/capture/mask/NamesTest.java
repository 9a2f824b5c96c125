package dev.footfall.capture.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "pin, pin, true",
        "pin, PIN, true",
        "pin, user_pin, true",
        "pin, userPin, true",
        "pin, pinCode, true",
        "pin, PIN2, true",
        "pin, user[pin], true",
        "pin, shipping, false",
        "pin, pinned, false",
        "apiKey, api_key, true",
        "apiKey, X-API-Key, true",
        "apiKey, APIKey, true",
        "apiKey, apikey, true",
        "apiKey, myapikeys, false",
        "*apiKey*, myapikeys, true",
        "=key, key, true",
        "=key, k-e-y, true",
        "=key, apiKey, false",
        "ключ, Ключ, true",
        "größe, GRÖSSE, false",
        "größe, Größe, true",
        "*, anything, true",
    })
    void a_rule_is_met_by(String rule, String name, boolean met) {
        assertThat(Names.of(rule).matches(name)).isEqualTo(met);
    }

    @Test
    void an_exception_is_never_masked() {
        Names names = Names.of("*token*", "!=max_tokens", "!page token");
        assertThat(names.matches("accessToken")).isTrue();
        assertThat(names.matches("maxTokens")).isFalse();
        assertThat(names.matches("max_tokens_secret")).isTrue();
        assertThat(names.matches("nextPageToken")).isFalse();
        assertThat(Names.of("*", "!theme").matches("theme")).isFalse();
        assertThat(Names.of("*", "!theme").matches("")).isTrue();
    }

    @Test
    void a_name_that_is_too_long_to_look_at_is_masked() {
        assertThat(Names.of("pin").matches("a".repeat(Spelling.LONGEST))).isFalse();
        assertThat(Names.of("pin").matches("a".repeat(Spelling.LONGEST + 1))).isTrue();
        assertThat(Names.of("pin", "!*a*").matches("a".repeat(Spelling.LONGEST + 1))).isTrue();
        assertThat(Names.NONE.matches("a".repeat(Spelling.LONGEST + 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--", "=", "!", "!*", "**", "a*", "*a", "=  "})
    void a_rule_without_letters_or_with_half_a_star_is_refused(String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Names.of(rule))
                .withMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "oldPassword",
                "passwd",
                "Authorization",
                "access_token",
                "x-api-key",
                "client_secret",
                "JSESSIONID",
                "X-CSRF-Token",
                "cardNumber",
                "card_number",
                "card",
                "cvv",
                "IBAN",
                "ssn",
                "X-Amz-Signature",
                "X-Amz-Credential",
                "X-Amz-Security-Token",
                "otp",
                "Ocp-Apim-Subscription-Key",
                "sig",
                "id_token",
                "AWSAccessKeyId",
                "pin"
            })
    void the_defaults_mask(String name) {
        assertThat(Masking.strict().headers().matches(name)).isTrue();
        assertThat(Masking.strict().query().matches(name)).isTrue();
        assertThat(Masking.strict().body().matches(name)).isTrue();
        assertThat(Masking.strict().path().matches(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "name",
                "author",
                "shipping",
                "opinion",
                "Content-Type",
                "User-Agent",
                "Accept",
                "Host",
                "Referer",
                "status",
                "max_tokens",
                "compass",
                "cardinal",
                "panel",
                "ETag",
                "page",
                "WWW-Authenticate",
                "Idempotency-Key",
                "X-Request-Id",
                "traceparent"
            })
    void the_defaults_show(String name) {
        assertThat(Masking.strict().headers().matches(name)).isFalse();
        assertThat(Masking.strict().query().matches(name)).isFalse();
        assertThat(Masking.strict().body().matches(name)).isFalse();
    }
}
