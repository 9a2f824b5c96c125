package dev.footfall.ingest;

import dev.footfall.model.Hit;
import dev.footfall.model.Sender;
import java.util.List;
import java.util.Map;

/// Reads input in one surface's form, as the surface itself does, for those who want to know what
/// would become of it. Any thread may call it.
@FunctionalInterface
public interface HitReader {

    /// What the input holds, in its order.
    List<Decoded> read(byte[] body, About about);

    /// What the surface would know beside the body.
    ///
    /// @param sender who sends it
    /// @param words what the body does not say itself, by name, such as `site` and `format`
    /// @param received when it arrives, microseconds since 1970 UTC
    record About(Sender sender, Map<String, String> words, long received) {

        public About {
            words = Map.copyOf(words);
        }

        /// Empty when it was not said.
        public String word(String name) {
            return words.getOrDefault(name, "");
        }
    }

    /// What was made of one piece of input.
    sealed interface Decoded {

        record Read(Hit hit) implements Decoded {}

        /// @param problems what is wrong, by field
        record Unreadable(Map<String, List<String>> problems) implements Decoded {

            public Unreadable {
                problems = Map.copyOf(problems);
            }

            /// @param problem a field's name, a colon and what is wrong with it
            public static Unreadable of(String problem) {
                int colon = problem.indexOf(": ");
                return colon < 0
                        ? new Unreadable(Map.of("body", List.of(problem)))
                        : new Unreadable(
                                Map.of(
                                        problem.substring(0, colon),
                                        List.of(problem.substring(colon + 2))));
            }
        }
    }
}
