package dev.footfall.api.capture;

/// A body that cannot be read as a whole; becomes a problem document.
final class CaptureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BUSY = 503;

    private final int status;
    private final String title;
    private final String detail;

    private CaptureException(int status, String title, String detail) {
        super(detail);
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    static CaptureException bad(String detail) {
        return new CaptureException(400, "Bad request", detail);
    }

    static CaptureException tooLarge(String detail) {
        return new CaptureException(413, "Content too large", detail);
    }

    static CaptureException busy(String detail) {
        return new CaptureException(BUSY, "Busy", detail);
    }

    boolean isBusy() {
        return status == BUSY;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }
}
