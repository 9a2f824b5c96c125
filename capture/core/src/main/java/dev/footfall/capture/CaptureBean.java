package dev.footfall.capture;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/// One capture as JMX shows it. Only loaded where JMX is asked for, as a run time may be without
/// it.
final class CaptureBean implements CaptureMXBean {

    private static final String NAMELESS = "default";

    /// How many captures of one site a process may show.
    private static final int MOST = 100;

    private final Capture capture;

    private CaptureBean(Capture capture) {
        this.capture = capture;
    }

    /// Shows it until the result is closed. A second one of the same name gets a number.
    static AutoCloseable show(Capture capture) throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        StandardMBean bean = new StandardMBean(new CaptureBean(capture), CaptureMXBean.class, true);
        for (int number = 1; number < MOST; number++) {
            ObjectName name = name(capture.settings().site(), number);
            try {
                server.registerMBean(bean, name);
                return () -> remove(server, name);
            } catch (InstanceAlreadyExistsException e) {
                // the next number may be free
            }
        }
        throw new InstanceAlreadyExistsException(capture.settings().site());
    }

    private static void remove(MBeanServer server, ObjectName name) throws JMException {
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException e) {
            // somebody else has removed it
        }
    }

    private static ObjectName name(String site, int number) throws JMException {
        String text = (site.isEmpty() ? NAMELESS : site) + (number == 1 ? "" : "-" + number);
        boolean plain = text.matches("[A-Za-z0-9._-]+");
        String value = plain ? text : ObjectName.quote(text);
        return new ObjectName("dev.footfall.capture:type=Capture,name=" + value);
    }

    @Override
    public String getUrl() {
        return capture.settings().url();
    }

    @Override
    public long getExchanges() {
        return capture.sequence();
    }

    @Override
    public long getSent() {
        return capture.sent();
    }

    @Override
    public long getTakenBySinks() {
        return capture.takenBySinks();
    }

    @Override
    public long getWaiting() {
        return capture.waiting();
    }

    @Override
    public Map<String, Long> getLosses() {
        Map<String, Long> losses = new TreeMap<>();
        for (Loss loss : Loss.values()) {
            losses.put(loss.word(), capture.losses().count(loss));
        }
        return losses;
    }

    @Override
    public long getMemoryUsed() {
        return capture.memoryUsed();
    }

    @Override
    public long getMemoryLimit() {
        return capture.settings().memory();
    }

    @Override
    public long getSpoolSize() {
        return capture.spoolSize();
    }

    @Override
    public long getSpoolLimit() {
        return capture.settings().spoolLimit();
    }

    @Override
    public String getLastTrouble() {
        return capture.lastTrouble();
    }

    @Override
    public List<String> getRehearsal() {
        return capture.rehearsal().map(tally -> tally.report()).orElse(List.of());
    }

    @Override
    public Map<String, Boolean> getTasks() {
        Map<String, Boolean> tasks = new TreeMap<>();
        for (Task task : Task.values()) {
            tasks.put(word(task), capture.switches().isOn(task));
        }
        return tasks;
    }

    @Override
    public double getSample() {
        return capture.switches().sample();
    }

    @Override
    public void setSample(double share) {
        capture.switches().sample(share);
    }

    @Override
    public int getMaxBody() {
        return capture.switches().maxBody();
    }

    @Override
    public void setMaxBody(int bytes) {
        capture.switches().maxBody(bytes(bytes));
    }

    @Override
    public List<String> getRules() {
        return capture.switches().rules().stream().map(CaptureBean::line).toList();
    }

    private static String line(Switches.Rule rule) {
        StringBuilder line = new StringBuilder(rule.pattern()).append(':');
        rule.sample().ifPresent(share -> line.append(" sample=").append(share));
        rule.maxBody().ifPresent(bytes -> line.append(" max-body=").append(bytes));
        new TreeMap<>(rule.tasks())
                .forEach((task, on) -> {
                    line.append(' ').append(word(task)).append(on ? "=on" : "=off");
                });
        return line.toString();
    }

    @Override
    public void switchTask(String task, boolean on) {
        capture.switches().set(task(task), on);
    }

    @Override
    public void switchTaskFor(String pattern, String task, boolean on) {
        capture.switches().set(pattern, task(task), on);
    }

    @Override
    public void sampleFor(String pattern, double share) {
        capture.switches().sample(pattern, share);
    }

    @Override
    public void maxBodyFor(String pattern, int bytes) {
        capture.switches().maxBody(pattern, bytes(bytes));
    }

    @Override
    public void clear(String pattern) {
        capture.switches().clear(pattern);
    }

    private int bytes(int bytes) {
        long most = capture.settings().memory();
        if (bytes < 0 || bytes > most) {
            throw new IllegalArgumentException("maxBody: from 0 to " + most + ": " + bytes);
        }
        return bytes;
    }

    private static Task task(String word) {
        for (Task task : Task.values()) {
            if (word(task).equals(word)) {
                return task;
            }
        }
        throw new IllegalArgumentException("task: log or persist, not " + word);
    }

    private static String word(Task task) {
        return task.name().toLowerCase(Locale.ROOT);
    }
}
