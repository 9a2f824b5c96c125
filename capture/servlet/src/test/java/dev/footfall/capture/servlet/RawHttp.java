package dev.footfall.capture.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

/// HTTP as it is on the wire, byte by byte.
final class RawHttp {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private RawHttp() {}

    /// Everything that comes back until the other side closes.
    static String talk(int port, String request) throws IOException {
        return talk(port, request, "");
    }

    /// @param rest sent when the first head of an answer has come; nothing where it is empty
    static String talk(int port, String request, String rest) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            StringBuilder answer = new StringBuilder();
            if (!rest.isEmpty()) {
                answer.append(head(socket.getInputStream()));
                socket.getOutputStream().write(rest.getBytes(UTF_8));
            }
            answer.append(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
            return answer.toString();
        }
    }

    /// Up to the first empty line.
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END_OF_HEAD) < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("the answer ended within its head: " + head);
            }
            head.append((char) b);
        }
        return head.toString();
    }

    /// Without the time at which it was given.
    static String timeless(String answer) {
        return answer.replaceAll("(?i)(?m)^(date|expires|last-modified): [^\r]*", "$1: -");
    }
}
