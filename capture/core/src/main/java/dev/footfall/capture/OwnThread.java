package dev.footfall.capture;

/// A thread of the library's own: nothing that happens on it is captured, as the sending of what
/// was captured would otherwise make more to send.
final class OwnThread extends Thread {

    OwnThread(String name, Runnable task) {
        super(task, name);
        setDaemon(true);
    }

    static boolean isCurrent() {
        return Thread.currentThread() instanceof OwnThread;
    }
}
