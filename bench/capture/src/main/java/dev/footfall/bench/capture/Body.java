package dev.footfall.bench.capture;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/// A body that is both sent and answered: JSON as shops have it, with secrets in it. The same bytes
/// in every process.
enum Body {
    /// None, and nobody else has read the request's line and headers yet.
    UNREAD("none, head unread", 0, 1_000),
    NONE("none", 0, 1_000),
    KB_16("16 KiB", 16 << 10, 200),
    MB_1("1 MiB", 1 << 20, 8),
    MB_4("4 MiB", 4 << 20, 2);

    /// The names of its fields that are to be masked.
    static final String[] SECRETS = {"password", "access_token", "card_number"};

    private static final int TAIL = 64;

    private final String words;
    private final int length;
    private final int batch;

    /// @param batch how many exchanges are measured together
    Body(String words, int length, int batch) {
        this.words = words;
        this.length = length;
        this.batch = batch;
    }

    String words() {
        return words;
    }

    int batch() {
        return batch;
    }

    /// Whether the container has made texts of the request's line and headers already, as it does
    /// for the first who reads them: routing and frameworks do.
    boolean isHeadRead() {
        return this != UNREAD;
    }

    byte[] bytes() {
        if (length == 0) {
            return new byte[0];
        }
        Random dice = new Random(length);
        StringBuilder json = new StringBuilder(length).append("{\"orders\":[");
        for (int i = 0; json.length() < length - 6 * TAIL; i++) {
            json.append(i == 0 ? "" : ",").append(order(i, dice));
        }
        json.append("],\"note\":\"");
        json.repeat('n', length - json.length() - 2).append("\"}");
        return json.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String order(int number, Random dice) {
        return """
        {"id":%d,"customer":{"name":"Ada Lovelace","email":"ada%d@example.com",\
        "password":"%08x-Tr0ub4dor","city":"London","active":true},\
        "payment":{"card_number":"4111%012d","access_token":"%016x%016x","amount":%d.%02d},\
        "items":[{"sku":"AB-%d","quantity":%d,"price":19.99},{"sku":"CD-%d","quantity":1}]}\
        """
                .formatted(
                        number,
                        dice.nextInt(10_000),
                        dice.nextInt(),
                        dice.nextInt(1_000_000),
                        dice.nextLong(),
                        dice.nextLong(),
                        dice.nextInt(500),
                        dice.nextInt(100),
                        dice.nextInt(90_000),
                        1 + dice.nextInt(5),
                        dice.nextInt(90_000));
    }
}
