package dev.footfall.api.resttracker;

import dev.footfall.api.RunningHouse;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// One connection to a house, byte by byte: for what an HTTP client would not send, or would not
/// show.
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    final Socket socket;
    private final DataInputStream in;

    /// @param head status line and headers, in lower case
    record Answer(int status, String head, Buffer body) {
        String text() {
            return body.toString(StandardCharsets.UTF_8);
        }
    }

    Wire(RunningHouse house) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), house.server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new DataInputStream(socket.getInputStream());
    }

    void send(String method, String target, byte[] body, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.append("Host: localhost\r\nAuthorization: Bearer ").append(RunningHouse.KEY);
        head.append("\r\nContent-Length: ").append(body.length).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().write(body);
    }

    /// Reads one answer to its end.
    Answer answer() throws IOException {
        String head = head();
        int status = Integer.parseInt(head.split(" ", 3)[1]);
        if (head.contains("transfer-encoding: chunked")) {
            return new Answer(status, head, Buffer.buffer(chunks()));
        }
        int at = head.indexOf("content-length: ");
        String length = head.substring(at + "content-length: ".length()).split("\r", 2)[0];
        return new Answer(status, head, Buffer.buffer(in.readNBytes(Integer.parseInt(length))));
    }

    /// Reads up to the empty line.
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line.toLowerCase(Locale.ROOT)).append("\r\n");
        }
        return head.toString();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            body.write(in.readNBytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int size() throws IOException {
        return HexFormat.fromHexDigits(line());
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.readUnsignedByte(); b != '\n'; b = in.readUnsignedByte()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
