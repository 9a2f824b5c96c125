package dev.footfall.capture;

import java.util.List;
import java.util.Map;

/// What operators see and switch of one running [Capture] over JMX, as
/// `dev.footfall.capture:type=Capture,name=(site)`. Accessors are named as JMX wants them. Bad
/// arguments are answered with an [IllegalArgumentException] that names what is wrong.
public interface CaptureMXBean {

    /// Where it sends to; empty when there is no server.
    String getUrl();

    /// How many exchanges were finished since the start.
    long getExchanges();

    /// How many of them the server has taken.
    long getSent();

    /// How many of them the sinks have taken, each sink counted for itself.
    long getTakenBySinks();

    /// How many wait to be dealt with, sent, or taken by a sink.
    long getWaiting();

    /// How many were lost since the start, by reason: the words of `/api/capture`.
    Map<String, Long> getLosses();

    /// In bytes.
    long getMemoryUsed();

    /// In bytes.
    long getMemoryLimit();

    /// Bytes in the spool folder; 0 when there is none.
    long getSpoolSize();

    /// In bytes.
    long getSpoolLimit();

    /// The last trouble that there was, in the words of the log; empty when there was none.
    String getLastTrouble();

    /// What a dry run found so far, a line each; empty when none is on.
    List<String> getRehearsal();

    /// Whether each task, `log` and `persist`, is on where no pattern says otherwise.
    Map<String, Boolean> getTasks();

    /// Share of the exchanges that are captured where no pattern says otherwise, from 0 to 1.
    double getSample();

    void setSample(double share);

    /// How many bytes of a body are kept where no pattern says otherwise.
    int getMaxBody();

    void setMaxBody(int bytes);

    /// What is set for patterns, such as `/orders/{id}: sample=0.5 log=on`.
    List<String> getRules();

    /// @param task `log` or `persist`
    void switchTask(String task, boolean on);

    /// @param pattern such as `/orders/{id}` or `GET /health/**`
    void switchTaskFor(String pattern, String task, boolean on);

    void sampleFor(String pattern, double share);

    void maxBodyFor(String pattern, int bytes);

    /// Forgets all that was set for a pattern.
    void clear(String pattern);
}
