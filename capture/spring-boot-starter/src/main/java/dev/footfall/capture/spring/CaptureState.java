package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Loss;
import dev.footfall.capture.Switches;
import dev.footfall.capture.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How the capturing is doing, as Actuator shows it.
///
/// @param site that is counted; empty when nothing is sent
/// @param tasks which are on where no pattern says otherwise
/// @param sample share of the exchanges that are captured
/// @param maxBody bytes kept of a body
/// @param patterns what is set for patterns, the one that counts first at first
/// @param counts exchanges since the start: `taken` in, `sent` and taken by the server,
///   `takenBySinks`, and now `waiting`
/// @param losses since the start, by reason
/// @param memory bytes in use, and the ceiling
/// @param spool bytes in the spool folder, and its ceiling; empty without one
record CaptureState(
        String site,
        Map<String, Boolean> tasks,
        double sample,
        int maxBody,
        List<Map<String, Object>> patterns,
        Map<String, Long> counts,
        Map<String, Long> losses,
        Map<String, Long> memory,
        Map<String, Long> spool) {

    static CaptureState of(Capture capture) {
        Switches switches = capture.switches();
        Map<String, Boolean> tasks = new LinkedHashMap<>();
        for (Task task : Task.values()) {
            tasks.put(word(task), switches.isOn(task));
        }
        Map<String, Long> losses = new LinkedHashMap<>();
        for (Loss loss : Loss.values()) {
            losses.put(loss.word(), capture.losses().count(loss));
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("taken", capture.sequence());
        counts.put("sent", capture.sent());
        counts.put("takenBySinks", capture.takenBySinks());
        counts.put("waiting", capture.waiting());
        return new CaptureState(
                capture.settings().site(),
                tasks,
                switches.sample(),
                switches.maxBody(),
                switches.rules().stream().map(CaptureState::rule).toList(),
                counts,
                losses,
                room(capture.memoryUsed(), capture.settings().memory()),
                capture.settings().spool().isEmpty()
                        ? Map.of()
                        : room(capture.spoolSize(), capture.settings().spoolLimit()));
    }

    private static Map<String, Object> rule(Switches.Rule rule) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("pattern", rule.pattern());
        rule.tasks().forEach((task, on) -> said.put(word(task), on));
        rule.sample().ifPresent(share -> said.put("sample", share));
        rule.maxBody().ifPresent(bytes -> said.put("maxBody", bytes));
        return said;
    }

    private static Map<String, Long> room(long used, long limit) {
        Map<String, Long> room = new LinkedHashMap<>();
        room.put("used", used);
        room.put("limit", limit);
        return room;
    }

    private static String word(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }
}
