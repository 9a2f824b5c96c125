package dev.footfall.api.stats;

/// Why a question cannot be answered, in words for the asker. Expected, so checked; carries no
/// stack.
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public static Refusal badRequest(String message) {
        return new Refusal(BAD_REQUEST, message);
    }

    /// @param pointer names the place in the request's JSON, such as `#/metrics/1`
    public static Refusal at(String pointer, String message) {
        return badRequest(pointer + ": " + message);
    }

    static Refusal unauthorized(String message) {
        return new Refusal(UNAUTHORIZED, message);
    }

    /// The HTTP status that says it.
    public int status() {
        return status;
    }

    /// What the asker is told.
    public String words() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
