package dev.footfall.bench.capture;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.OutputBuffer;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/// Tomcat from its connector's request and answer inwards, without a network: the objects that an
/// application meets, used again for each request as Tomcat does, and bodies that come and go in
/// the pieces of a socket. For one thread.
final class Container {

    /// A piece of a body, as a socket's buffer gives it.
    private static final int PIECE = 8 << 10;

    private final byte[] body;
    private final List<Header> headers = new ArrayList<>();
    private final boolean headRead;
    private final Part method;
    private final Part path = Part.of("/orders/17");
    private final Part query = Part.of("expand=items");
    private final org.apache.coyote.Request wire = new org.apache.coyote.Request();
    private final org.apache.coyote.Response wireBack = new org.apache.coyote.Response();
    private final org.apache.catalina.connector.Request request;
    private final org.apache.catalina.connector.Response response;
    private final ByteBuffer input;
    private long written;

    /// A part of a request's head, as it came and as it is read.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Part(byte[] bytes, String text) {

        static Part of(String text) {
            return new Part(text.getBytes(StandardCharsets.US_ASCII), text);
        }

        void set(MessageBytes place, boolean read) {
            if (read) {
                place.setString(text);
            } else {
                place.setBytes(bytes, 0, bytes.length);
            }
        }
    }

    private record Header(Part name, Part value) {}

    /// @param body of each request
    /// @param headRead whether somebody else has read the request's line and headers: else they are
    ///   still bytes
    Container(byte[] body, boolean headRead) {
        this.body = body;
        this.headRead = headRead;
        this.method = Part.of(body.length == 0 ? "GET" : "POST");
        this.input = ByteBuffer.wrap(body);
        Connector connector = new Connector();
        request = new org.apache.catalina.connector.Request(connector);
        response = new org.apache.catalina.connector.Response();
        wire.setResponse(wireBack);
        wire.setInputBuffer(new Input());
        wireBack.setOutputBuffer(new Output());
        request.setCoyoteRequest(wire);
        response.setCoyoteResponse(wireBack);
        request.setResponse(response);
        response.setRequest(request);
        wire.setNote(CoyoteAdapter.ADAPTER_NOTES, request);
        addHeaders();
    }

    private void addHeaders() {
        header("host", "api.example.com");
        header("user-agent", "okhttp/4.12.0");
        header("accept", "application/json");
        header("accept-encoding", "gzip");
        header("authorization", "Bearer 3f1c9a70b6de4c4fa1f08d2e6a5b7c90");
        header("x-request-id", "0b1f6a1e-6f55-4d2c-9f4e-2f6f1c0d9a77");
        if (body.length > 0) {
            header("content-type", "application/json");
            header("content-length", Integer.toString(body.length));
        }
    }

    private void header(String name, String value) {
        headers.add(new Header(Part.of(name), Part.of(value)));
    }

    /// One request from its arrival to the end of its answer.
    ///
    /// @return how many bytes were answered
    long serve(FilterChain application) throws IOException, ServletException {
        arrive();
        application.doFilter(request.getRequest(), response.getResponse());
        response.finishResponse();
        long answered = written;
        request.recycle();
        response.recycle();
        wire.recycle();
        wireBack.recycle();
        return answered;
    }

    private void arrive() {
        method.set(wire.method(), headRead);
        path.set(wire.requestURI(), headRead);
        query.set(wire.queryString(), headRead);
        wire.scheme().setString("http");
        wire.remoteAddr().setString("192.0.2.7");
        MimeHeaders mime = wire.getMimeHeaders();
        for (Header header : headers) {
            if (headRead) {
                mime.addValue(header.name().text()).setString(header.value().text());
            } else {
                byte[] name = header.name().bytes();
                header.value().set(mime.addValue(name, 0, name.length), false);
            }
        }
        request.setRemoteAddr("192.0.2.7");
        input.clear();
        written = 0;
    }

    private final class Input implements InputBuffer {

        private final ByteBuffer piece = ByteBuffer.wrap(body);

        @Override
        public int doRead(ApplicationBufferHandler handler) {
            int count = Math.min(PIECE, input.remaining());
            if (count == 0) {
                return -1;
            }
            piece.limit(input.position() + count).position(input.position());
            input.position(input.position() + count);
            handler.setByteBuffer(piece);
            return count;
        }

        @Override
        public int available() {
            return input.remaining();
        }
    }

    private final class Output implements OutputBuffer {

        @Override
        public int doWrite(ByteBuffer chunk) {
            int count = chunk.remaining();
            chunk.position(chunk.limit());
            written += count;
            return count;
        }

        @Override
        public long getBytesWritten() {
            return written;
        }
    }
}
