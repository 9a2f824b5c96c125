package dev.footfall.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script by which build and start find a JDK, whatever `java` is on the PATH.
class FindJdkTest {

    private static final Path SCRIPT = Path.of("../.mvn/find-jdk");

    @TempDir Path folder;

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        for (String tool : new String[] {"java", "javac"}) {
            Path file = Files.writeString(jdk.resolve("bin").resolve(tool), "#!/bin/sh\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    private static String found(Path javaHome) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void takes_the_jdk_of_java_home_where_it_is_25() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.1");
        assertThat(found(jdk)).isEqualTo(jdk.toString());
    }

    @Test
    void passes_over_a_java_home_of_another_version_or_without_a_compiler() throws Exception {
        Path old = jdk("jdk-17", "17.0.9");
        assertThat(found(old)).isNotEqualTo(old.toString());
        Path runtime = jdk("jre-25", "25");
        Files.delete(runtime.resolve("bin/javac"));
        assertThat(found(runtime)).isNotEqualTo(runtime.toString());
        assertThat(Path.of(found(old), "release")).content().contains("JAVA_VERSION=\"25");
    }
}
