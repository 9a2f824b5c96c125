package dev.footfall.capture.mask;

/// The names that are masked when nobody says otherwise. The field's filters each know a few of
/// these; what one of them leaves open has leaked somewhere.
final class SecretNames {

    private static final Names COMMON =
            Names.of(
                    // pass words in several languages
                    "*password*",
                    "*passwd*",
                    "*passphrase*",
                    "*passcode*",
                    "*passwort*",
                    "*kennwort*",
                    "*contrasena*",
                    "*contraseña*",
                    "*motdepasse*",
                    "*wachtwoord*",
                    "senha",
                    "pwd",
                    "pass",
                    "pin",
                    // keys, tokens and what proves an identity
                    "*secret*",
                    "*token*",
                    "*credential*",
                    "*authorization*",
                    "*apikey*",
                    "*accesskey*",
                    "*privatekey*",
                    "*signingkey*",
                    "*encryptionkey*",
                    "*masterkey*",
                    "*sharedkey*",
                    "*subscriptionkey*",
                    "*functionskey*",
                    "*authkey*",
                    "*licensekey*",
                    "*sessionkey*",
                    "*sessionid*",
                    "*signature*",
                    "*connectionstring*",
                    "*clientassertion*",
                    "*samlresponse*",
                    "*codeverifier*",
                    "*authorizationcode*",
                    "auth",
                    "oauth",
                    "sid",
                    "jwt",
                    "bearer",
                    "csrf",
                    "xsrf",
                    "*csrftoken*",
                    "sig",
                    // what is sent to one person once
                    "otp",
                    "totp",
                    "*onetimecode*",
                    "*verificationcode*",
                    "*recoverycode*",
                    "*resetcode*",
                    "*securitycode*",
                    "*backupcode*",
                    // money and papers
                    "=card",
                    "=pan",
                    "*cardnumber*",
                    "*creditcard*",
                    "*debitcard*",
                    "*ccnumber*",
                    "ccnum",
                    "cvv",
                    "cvc",
                    "ccv",
                    "*accountnumber*",
                    "*routingnumber*",
                    "iban",
                    "ssn",
                    "*socialsecurity*",
                    "*passportnumber*",
                    "*taxid*",
                    // counted, not secret
                    "!=max_tokens",
                    "!=total_tokens",
                    "!=prompt_tokens",
                    "!=completion_tokens",
                    "!=input_tokens",
                    "!=output_tokens",
                    "!=token_count",
                    "!=token_type");

    static final Names HEADERS =
            COMMON.and(
                    "key",
                    "session",
                    "*clientcert*",
                    "*authenticationinfo*",
                    "cookie",
                    "cookie2",
                    "!=idempotency-key",
                    "!=sec-websocket-key",
                    "!=surrogate-key");

    /// A session may live in a cookie of any name.
    static final Names COOKIES = Names.of("*");

    static final Names QUERY = COMMON.and("=key", "=code", "session");

    static final Names PATH = COMMON;

    static final Names BODY = COMMON;

    private SecretNames() {}
}
