package dev.footfall.capture.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Notes what is written to an answer's body as characters. The container's own writer does all of
/// the writing.
final class ObservedWriter extends PrintWriter {

    private final PrintWriter given;
    private final String lineEnd;
    private final Dialect dialect;
    private final Locale formats;
    private final Observation observation;
    private final CharacterTee tee;
    private final boolean noted;

    ObservedWriter(PrintWriter given, HttpServletResponse answer, Observation observation) {
        super(given);
        this.given = given;
        this.dialect = Dialect.of(given);
        this.lineEnd = dialect.lineEnd();
        this.formats = dialect.formats(answer.getLocale());
        this.observation = observation;
        Charset charset =
                Dialect.charset(answer.getCharacterEncoding(), StandardCharsets.ISO_8859_1);
        this.tee = new CharacterTee(observation.responseBody(), charset);
        this.noted = !observation.isHead();
    }

    /// Whether it is this writer that is observed: Jetty makes another when the charset changes
    /// before anything was sent.
    boolean isOf(PrintWriter writer) {
        return given.equals(writer);
    }

    private void note(CharSequence text, int from, int length) {
        observation.firstByte();
        if (noted) {
            tee.pass(text, from, length);
        }
    }

    @Override
    public void write(int c) {
        given.write(c);
        note(String.valueOf((char) c), 0, 1);
    }

    @Override
    public void write(char[] characters, int from, int length) {
        given.write(characters, from, length);
        note(CharBuffer.wrap(characters, from, length), 0, length);
    }

    @Override
    public void write(char[] characters) {
        write(characters, 0, characters.length);
    }

    @Override
    public void write(String text, int from, int length) {
        given.write(text, from, length);
        note(text, from, length);
    }

    @Override
    public void write(String text) {
        write(text, 0, text.length());
    }

    @Override
    public void println() {
        given.println();
        note(lineEnd, 0, lineEnd.length());
    }

    @Override
    public void println(boolean value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(Object value) {
        println(String.valueOf(value));
    }

    @Override
    public void println(String value) {
        print(value);
        println();
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    public PrintWriter format(String format, Object... values) {
        return super.format(formats, format, values);
    }

    @Override
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    public PrintWriter format(Locale locale, String format, Object... values) {
        boolean untold = locale == null && dialect == Dialect.JETTY;
        return super.format(untold ? formats : locale, format, values);
    }

    @Override
    public void flush() {
        observation.firstByte();
        given.flush();
    }

    @Override
    public void close() {
        given.close();
    }

    @Override
    public boolean checkError() {
        boolean failed = given.checkError();
        if (failed) {
            observation.connectionFailed(new java.io.IOException("the writer failed"));
        }
        return failed;
    }
}
