package dev.footfall.capture.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request whose body is noted as the application reads it.
final class ObservedRequest extends HttpServletRequestWrapper {

    private final Observation observation;
    private final HttpServletResponse response;
    private @Nullable ServletInputStream stream;
    private @Nullable BufferedReader reader;

    private ObservedRequest(
            HttpServletRequest request, HttpServletResponse response, Observation observation) {
        super(request);
        this.response = response;
        this.observation = observation;
    }

    /// The request itself where it is observed already, as it may be in a later dispatch.
    static HttpServletRequest of(
            HttpServletRequest request, HttpServletResponse response, Observation observation) {
        ServletRequest inner = request;
        while (inner instanceof jakarta.servlet.ServletRequestWrapper wrapper) {
            if (wrapper instanceof ObservedRequest) {
                return request;
            }
            inner = wrapper.getRequest();
        }
        return new ObservedRequest(request, response, observation);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        ServletInputStream given = super.getInputStream();
        ServletInputStream known = stream;
        if (known == null) {
            known = new ObservedInput(given, observation);
            stream = known;
        }
        return known;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        BufferedReader given = super.getReader();
        BufferedReader known = reader;
        if (known == null) {
            known = stream == null ? observed(given) : given;
            reader = known;
        }
        return known;
    }

    /// Where the stream is known already, the container's reader reads from it, as Undertow's does,
    /// and all that passes by is noted there.
    private BufferedReader observed(BufferedReader given) {
        return new BufferedReader(new ObservedReader(given, charset(), observation));
    }

    private Charset charset() {
        String encoding = getCharacterEncoding();
        return encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
    }

    /// With the observed pair, so that what is written later is noted too.
    @Override
    public AsyncContext startAsync() {
        return started(super.startAsync(this, response));
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse answer) {
        return started(super.startAsync(request, answer));
    }

    private AsyncContext started(AsyncContext context) {
        observation.started(context);
        return context;
    }

    @Override
    public String getParameter(String name) {
        observation.parametersRead();
        return super.getParameter(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        observation.parametersRead();
        return super.getParameterMap();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        observation.parametersRead();
        return super.getParameterNames();
    }

    @Override
    public String[] getParameterValues(String name) {
        observation.parametersRead();
        return super.getParameterValues(name);
    }

    @Override
    public Collection<Part> getParts() throws IOException, ServletException {
        observation.parametersRead();
        return super.getParts();
    }

    @Override
    public Part getPart(String name) throws IOException, ServletException {
        observation.parametersRead();
        return super.getPart(name);
    }
}
