package dev.footfall.capture.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/// An answer whose body is noted as the application writes it.
final class ObservedResponse extends HttpServletResponseWrapper {

    private final Observation observation;
    private @Nullable ServletOutputStream stream;
    private @Nullable ObservedWriter writer;

    private ObservedResponse(HttpServletResponse response, Observation observation) {
        super(response);
        this.observation = observation;
        observation.recording().responseType(response::getContentType);
    }

    /// The answer itself where it is observed already, as it may be in a later dispatch.
    static HttpServletResponse of(HttpServletResponse response, Observation observation) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (wrapper instanceof ObservedResponse) {
                return response;
            }
            inner = wrapper.getResponse();
        }
        return new ObservedResponse(response, observation);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream given = super.getOutputStream();
        ServletOutputStream known = stream;
        if (known == null) {
            known = new ObservedOutput(given, this, observation);
            stream = known;
        }
        return known;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter given = super.getWriter();
        ObservedWriter known = writer;
        if (known == null || !known.isOf(given)) {
            known = new ObservedWriter(given, this, observation);
            writer = known;
        }
        return known;
    }

    @Override
    public void flushBuffer() throws IOException {
        observation.firstByte();
        try {
            super.flushBuffer();
        } catch (IOException e) {
            observation.writingFailed(e, this);
            throw e;
        }
    }

    @Override
    public void reset() {
        super.reset();
        observation.responseBody().reset();
        stream = null;
        writer = null;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        observation.responseBody().reset();
    }

    @Override
    public void sendError(int status) throws IOException {
        beforeError();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        beforeError();
        super.sendError(status, message);
    }

    /// What is in the buffer will be thrown away.
    private void beforeError() {
        if (!isCommitted()) {
            observation.responseBody().reset();
            observation.errorSent();
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (!isCommitted()) {
            observation.responseBody().reset();
        }
        super.sendRedirect(location);
    }
}
