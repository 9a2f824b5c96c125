package dev.footfall.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/// What a command said and how it ended.
record Said(int code, String out, String err) {

    static Said run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = FootfallCommand.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(words);
        return new Said(code, out.toString(), err.toString());
    }

    /// @param target the options that name the folder or the server
    static Said run(List<String> target, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(target);
        return run(all.toArray(String[]::new));
    }

    /// What a command says that does its work.
    static String done(List<String> target, String... words) {
        Said said = run(target, words);
        assertThat(said.code()).as(said.err()).isZero();
        return said.out();
    }

    /// What a command says that cannot do its work: one line.
    static String failed(List<String> target, String... words) {
        Said said = run(target, words);
        assertThat(said.code()).as(said.out()).isEqualTo(1);
        assertThat(said.err()).hasLineCount(1);
        return said.err();
    }
}
