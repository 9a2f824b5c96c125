package dev.footfall.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What somebody did, in a word and a text: viewed a page (its path), did what the site named (its
/// name), or sent a request (`POST /orders`, method and route).
public record Deed(Kind kind, String text) {

    /// What kinds there are, by the word on the wire.
    public enum Kind {
        PAGE,
        EVENT,
        REQUEST;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> find(String word) {
            return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
        }
    }

    /// Reads the form in which stores tell it: the kind's word, a space, the text.
    public static Deed parse(String told) {
        int space = told.indexOf(' ');
        Kind kind = Kind.find(told.substring(0, space)).orElse(Kind.EVENT);
        return new Deed(kind, told.substring(space + 1));
    }
}
