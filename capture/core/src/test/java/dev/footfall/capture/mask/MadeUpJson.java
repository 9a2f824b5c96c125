package dev.footfall.capture.mask;

import java.util.Random;

/// Random JSON with canaries in values that must be masked, and beside it what masking must make of
/// it. A canary is made of characters that stand nowhere else, so that even one of them is a leak.
final class MadeUpJson {

    static final String CANARY_LETTERS = "QXZVW";
    static final String CANARY_DIGITS = "789";

    private static final String[] SECRET_NAMES = {
        "password",
        "userPassword",
        "api_key",
        "API-KEY",
        "accessToken",
        "pin",
        "user.pin",
        "cvv",
        "client_secret",
        "card number",
        "Contraseña",
        "refresh_token",
        "\\u0070assword",
        "otp"
    };
    private static final String[] OPEN_NAMES = {
        "id",
        "name",
        "items",
        "shipping",
        "spinning",
        "author",
        "count",
        "größe",
        "a\\\"b",
        "",
        "max_tokens",
        "compass",
        "\\u0069d",
        "line\\n"
    };
    private static final String[] BLANKS = {"", "", "", " ", "\n  ", "\t", "\r\n"};
    private static final String OPEN_LETTERS = "abcdefghijklmnop äöü€😀";

    private final Random random;
    private final StringBuilder json = new StringBuilder();
    private final StringBuilder masked = new StringBuilder();

    MadeUpJson(long seed) {
        random = new Random(seed);
    }

    MadeUpJson make() {
        blanks();
        object(4, false);
        blanks();
        return this;
    }

    String json() {
        return json.toString();
    }

    String masked() {
        return masked.toString();
    }

    static String canary(Random random, int length) {
        StringBuilder canary = new StringBuilder();
        for (int i = 0; i < length; i++) {
            canary.append(CANARY_LETTERS.charAt(random.nextInt(CANARY_LETTERS.length())));
        }
        return canary.toString();
    }

    private void both(String text) {
        json.append(text);
        masked.append(text);
    }

    private void put(String text, boolean hidden) {
        json.append(text);
        if (!hidden) {
            masked.append(text);
        }
    }

    private void blanks() {
        both(blank());
    }

    private String blank() {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    private void object(int levels, boolean hidden) {
        put("{" + blank(), hidden);
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            put(i == 0 ? "" : "," + blank(), hidden);
            boolean secret = random.nextInt(3) == 0;
            String[] names = secret ? SECRET_NAMES : OPEN_NAMES;
            put("\"" + names[random.nextInt(names.length)] + "\"" + blank(), hidden);
            put(":" + blank(), hidden);
            if (secret && !hidden) {
                secret(levels - 1);
            } else {
                value(levels - 1, hidden);
            }
            put(blank(), hidden);
        }
        put("}", hidden);
    }

    private void secret(int levels) {
        if (random.nextInt(8) == 0) {
            both("null");
            return;
        }
        masked.append("\"***\"");
        value(levels, true);
    }

    private void value(int levels, boolean hidden) {
        switch (random.nextInt(levels > 0 ? 7 : 4)) {
            case 0 -> put(number(hidden ? CANARY_DIGITS : "123456"), hidden);
            case 1 -> put(hidden ? "\"" + canary(random, 9) + "\"" : "true", hidden);
            case 2, 3 -> put(hidden ? hiddenText() : openText(), hidden);
            case 4 -> array(levels, hidden);
            default -> object(levels, hidden);
        }
    }

    private void array(int levels, boolean hidden) {
        put("[" + blank(), hidden);
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            put(i == 0 ? "" : "," + blank(), hidden);
            value(levels - 1, hidden);
            put(blank(), hidden);
        }
        put("]", hidden);
    }

    private String number(String digits) {
        StringBuilder number = new StringBuilder(random.nextBoolean() ? "-" : "");
        int length = 1 + random.nextInt(12);
        for (int i = 0; i < length; i++) {
            number.append(digits.charAt(random.nextInt(digits.length())));
        }
        return number
                + (random.nextBoolean() ? "." + digits.charAt(0) + "e" + digits.charAt(1) : "");
    }

    private String hiddenText() {
        return switch (random.nextInt(3)) {
            case 0 -> "\"" + canary(random, 1 + random.nextInt(30)) + "\"";
            case 1 -> "\"" + canary(random, 3) + "\\\"" + canary(random, 3) + "\\\\\"";
            default -> "\"" + canary(random, 2) + "\\u0051\\n]},:" + canary(random, 5) + "\"";
        };
    }

    private String openText() {
        StringBuilder text = new StringBuilder("\"");
        int length = random.nextInt(20);
        int[] letters = OPEN_LETTERS.codePoints().toArray();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        String[] tails = {"", "\\n", "\\\"", "\\u00e4", "{[,:]}", "\\\\", "\\/", "\\ud83d\\ude00"};
        return text.append(tails[random.nextInt(tails.length)]).append('"').toString();
    }

    /// Whether any letter of a canary is in there.
    static boolean leaks(String text) {
        return text.chars().anyMatch(c -> CANARY_LETTERS.indexOf(c) >= 0);
    }
}
