package dev.footfall.api.operate;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files that are packaged with the server, read whole from the class path. Nothing is laid in
/// a temporary folder for it, so that pages are answered when no disk has room.
final class Packaged {

    private Packaged() {}

    /// @throws NoSuchElementException when the build left it out
    static Buffer read(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException(name));
    }

    static Optional<Buffer> find(String name) {
        try (@Nullable InputStream in = Packaged.class.getClassLoader().getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
