package dev.footfall.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// What is done with exchanges, as it may be changed while the application runs: for all of them,
/// and for those that meet a pattern. Of several patterns that are met the one set first counts.
/// For any thread.
///
/// Patterns are paths or templates of routes: `/orders/{id}`, `/health/**`, `GET /metrics`.
public final class Switches {

    /// No pattern says anything of a number.
    static final int UNSET = -1;

    private static final int MOST_PATTERNS = 1_000;

    /// What is set for a pattern.
    ///
    /// @param tasks only those that are set
    /// @param sample share of the exchanges that are captured
    /// @param maxBody how many bytes of a body are kept
    public record Rule(
            String pattern, Map<Task, Boolean> tasks, OptionalDouble sample, OptionalInt maxBody) {

        private static Rule empty(String pattern) {
            return new Rule(pattern, Map.of(), OptionalDouble.empty(), OptionalInt.empty());
        }
    }

    private record Entry(RoutePattern pattern, Rule rule) {}

    private record State(Set<Task> on, double sample, int maxBody, List<Entry> entries) {}

    private volatile State state;

    Switches(Settings settings) {
        state = new State(settings.tasks(), settings.sample(), settings.maxBody(), List.of());
        for (String pattern : settings.excluded()) {
            sample(pattern, 0);
        }
    }

    /// Switches a task for all exchanges for which no pattern says otherwise.
    public synchronized void set(Task task, boolean on) {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        tasks.addAll(state.on());
        if (on) {
            tasks.add(task);
        } else {
            tasks.remove(task);
        }
        state = new State(tasks, state.sample(), state.maxBody(), state.entries());
    }

    /// Switches a task for those that meet a pattern.
    public synchronized void set(String pattern, Task task, boolean on) {
        Rule rule = rule(pattern);
        Map<Task, Boolean> tasks = new EnumMap<>(Task.class);
        tasks.putAll(rule.tasks());
        tasks.put(task, on);
        put(new Rule(pattern, Map.copyOf(tasks), rule.sample(), rule.maxBody()));
    }

    /// @param share of the exchanges that are captured, from 0 to 1
    public synchronized void sample(double share) {
        checkShare(share);
        state = new State(state.on(), share, state.maxBody(), state.entries());
    }

    /// @param share of the exchanges that are captured, from 0 to 1
    public synchronized void sample(String pattern, double share) {
        checkShare(share);
        Rule rule = rule(pattern);
        put(new Rule(pattern, rule.tasks(), OptionalDouble.of(share), rule.maxBody()));
    }

    /// @param bytes how much of a body is kept; 0 for none
    public synchronized void maxBody(int bytes) {
        state = new State(state.on(), state.sample(), Math.max(0, bytes), state.entries());
    }

    /// @param bytes how much of a body is kept; 0 for none
    public synchronized void maxBody(String pattern, int bytes) {
        Rule rule = rule(pattern);
        OptionalInt most = OptionalInt.of(Math.max(0, bytes));
        put(new Rule(pattern, rule.tasks(), rule.sample(), most));
    }

    /// Forgets all that was set for a pattern.
    public synchronized void clear(String pattern) {
        String text = new RoutePattern(pattern).text();
        List<Entry> entries = new ArrayList<>(state.entries());
        entries.removeIf(entry -> entry.pattern().text().equals(text));
        state = new State(state.on(), state.sample(), state.maxBody(), List.copyOf(entries));
    }

    /// What is set for patterns.
    public List<Rule> rules() {
        return state.entries().stream().map(Entry::rule).toList();
    }

    public boolean isOn(Task task) {
        return state.on().contains(task);
    }

    /// @param path of the request, or the template of its route
    boolean isOn(Task task, String method, String path, String route) {
        State now = state;
        for (Entry entry : now.entries()) {
            Boolean on = entry.rule().tasks().get(task);
            if (on != null && isMet(entry.pattern(), method, path, route)) {
                return on;
            }
        }
        return now.on().contains(task);
    }

    private static boolean isMet(RoutePattern pattern, String method, String path, String route) {
        return pattern.isMetBy(method, path)
                || (!route.isEmpty() && pattern.isMetBy(method, route));
    }

    /// Whether anything would be done with an exchange that is about to begin.
    boolean isAnyOn() {
        State now = state;
        return !now.on().isEmpty()
                || now.entries().stream().anyMatch(e -> e.rule().tasks().containsValue(true));
    }

    /// Share of the exchanges that are captured where no pattern says otherwise.
    public double sample() {
        return state.sample();
    }

    /// How many bytes of a body are kept where no pattern says otherwise.
    public int maxBody() {
        return state.maxBody();
    }

    /// The share that a pattern sets; [#UNSET] where none does.
    double setSample(String method, String path) {
        List<Entry> entries = state.entries();
        for (int i = 0; i < entries.size(); i++) { // without an iterator: it is asked each time
            Entry entry = entries.get(i);
            if (entry.rule().sample().isPresent() && entry.pattern().isMetBy(method, path)) {
                return entry.rule().sample().getAsDouble();
            }
        }
        return UNSET;
    }

    /// The ceiling that a pattern sets; [#UNSET] where none does.
    int setMaxBody(String method, String path) {
        List<Entry> entries = state.entries();
        for (int i = 0; i < entries.size(); i++) { // without an iterator: it is asked each time
            Entry entry = entries.get(i);
            if (entry.rule().maxBody().isPresent() && entry.pattern().isMetBy(method, path)) {
                return entry.rule().maxBody().getAsInt();
            }
        }
        return UNSET;
    }

    private static void checkShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1: " + share);
        }
    }

    private Rule rule(String pattern) {
        String text = new RoutePattern(pattern).text();
        Optional<Rule> known =
                state.entries().stream()
                        .filter(entry -> entry.pattern().text().equals(text))
                        .map(Entry::rule)
                        .findFirst();
        return known.orElseGet(() -> Rule.empty(text));
    }

    private void put(Rule rule) {
        Entry made = new Entry(new RoutePattern(rule.pattern()), rule);
        List<Entry> entries = new ArrayList<>(state.entries());
        entries.replaceAll(e -> e.pattern().text().equals(made.pattern().text()) ? made : e);
        if (!entries.contains(made)) {
            if (entries.size() == MOST_PATTERNS) {
                throw new IllegalArgumentException("There are " + MOST_PATTERNS + " patterns");
            }
            entries.add(made);
        }
        state = new State(state.on(), state.sample(), state.maxBody(), List.copyOf(entries));
    }
}
