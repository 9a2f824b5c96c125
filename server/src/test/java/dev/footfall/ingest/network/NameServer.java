package dev.footfall.ingest.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A name server on loopback (RFC 1035, UDP) that knows the names of some addresses and nothing
/// else.
public final class NameServer implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int LARGEST = 512;
    private static final int ANSWER_FLAGS = 0x8580;
    private static final int NO_SUCH_NAME = 3;
    private static final short PTR = 12;
    private static final short INTERNET = 1;
    private static final short QUESTION_NAME = (short) 0xc00c;

    public final AtomicInteger questions = new AtomicInteger();
    private final DatagramSocket socket;
    private final Map<String, String> names;
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    /// @param names by their questions, such as `1.2.0.192.in-addr.arpa`
    public NameServer(Map<String, String> names) throws IOException {
        this.names = new ConcurrentHashMap<>(names);
        this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofPlatform().daemon().name("name-server").start(this::serve);
    }

    /// As the setting `dns.server` wants it.
    public String hostAndPort() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /// Never answers that question.
    public void ignore(String question) {
        silent.add(question);
    }

    private void serve() {
        byte[] buffer = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                questions.incrementAndGet();
                ByteBuffer asked = ByteBuffer.wrap(buffer, 0, packet.getLength());
                String name = name(asked);
                if (!silent.contains(name)) {
                    byte[] answer = answer(asked, names.get(name));
                    socket.send(
                            new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// The name in the question; the buffer then stands behind the question.
    private static String name(ByteBuffer asked) {
        asked.position(HEADER);
        StringBuilder name = new StringBuilder();
        for (int length = asked.get(); length > 0; length = asked.get()) {
            byte[] label = new byte[length];
            asked.get(label);
            name.append(name.isEmpty() ? "" : ".")
                    .append(new String(label, StandardCharsets.US_ASCII));
        }
        asked.position(asked.position() + 2 * Short.BYTES);
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static byte[] answer(ByteBuffer asked, @Nullable String name) {
        ByteBuffer answer = ByteBuffer.allocate(LARGEST);
        answer.putShort(asked.getShort(0));
        answer.putShort((short) (name == null ? ANSWER_FLAGS | NO_SUCH_NAME : ANSWER_FLAGS));
        answer.putShort((short) 1).putShort((short) (name == null ? 0 : 1));
        answer.putShort((short) 0).putShort((short) 0);
        answer.put(asked.duplicate().flip().position(HEADER));
        if (name != null) {
            ByteBuffer data = ByteBuffer.allocate(LARGEST / 2);
            for (String label : name.split("\\.", -1)) {
                if (!label.isEmpty()) {
                    data.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
                }
            }
            data.put((byte) 0).flip();
            answer.putShort(QUESTION_NAME).putShort(PTR).putShort(INTERNET).putInt(60);
            answer.putShort((short) data.remaining()).put(data);
        }
        byte[] bytes = new byte[answer.position()];
        answer.flip().get(bytes);
        return bytes;
    }

    @Override
    public void close() {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
