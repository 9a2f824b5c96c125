package dev.footfall.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXConnectorServer;
import javax.management.remote.JMXConnectorServerFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CaptureMXBeanTest {

    private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

    private static ObjectName name(String site) throws Exception {
        return new ObjectName("dev.footfall.capture:type=Capture,name=" + site);
    }

    private static Capture shown(String site) {
        return Capture.start(Settings.of("", "", site).withExcluded("/health/**").withJmx(true));
    }

    @Test
    void is_shown_while_it_runs_and_only_where_it_is_asked_for() throws Exception {
        try (Capture hidden = Capture.start(Settings.of("", "", "hidden.example"))) {
            assertThat(hidden.settings().jmx()).isFalse();
            assertThat(SERVER.isRegistered(name("hidden.example"))).isFalse();
        }
        try (Capture first = shown("a.example");
                Capture second = shown("a.example");
                Capture odd = shown("a,b=*?")) {
            assertThat(first.sequence() + second.sequence() + odd.sequence()).isZero();
            assertThat(SERVER.isRegistered(name("a.example"))).isTrue();
            assertThat(SERVER.isRegistered(name("a.example-2"))).isTrue();
            assertThat(SERVER.isRegistered(name(ObjectName.quote("a,b=*?")))).isTrue();
        }
        assertThat(SERVER.queryNames(name("*"), null)).isEmpty();
    }

    @Test
    @SuppressWarnings("BanJNDI") // the address is that of the test's own server
    void tells_numbers_and_switches_from_afar() throws Exception {
        JMXConnectorServer listening =
                JMXConnectorServerFactory.newJMXConnectorServer(
                        new JMXServiceURL("service:jmx:rmi://127.0.0.1"), null, SERVER);
        listening.start();
        try (Capture capture = shown("far.example");
                JMXConnector far = JMXConnectorFactory.connect(listening.getAddress())) {
            MBeanServerConnection connection = far.getMBeanServerConnection();
            CaptureMXBean bean =
                    JMX.newMXBeanProxy(connection, name("far.example"), CaptureMXBean.class);
            capture.begin("GET", "/").finish(200, Ending.COMPLETED);
            capture.fail("a test", new IllegalStateException());
            assertThat(bean.getExchanges()).isEqualTo(1);
            assertThat(bean.getLosses()).containsEntry("failed", 1L).containsEntry("sink", 0L);
            assertThat(bean.getLastTrouble()).startsWith("a test: java.lang.IllegalState");
            assertThat(bean.getMemoryLimit()).isEqualTo(16 << 20);
            assertThat(bean.getTasks()).containsEntry("persist", true).containsEntry("log", false);
            bean.switchTask("log", true);
            bean.switchTaskFor("GET /a", "persist", false);
            bean.sampleFor("/b", 0.5);
            bean.maxBodyFor("/b", 10);
            bean.setSample(0);
            bean.setMaxBody(100);
            assertThat(bean.getTasks()).containsEntry("log", true);
            assertThat(bean.getSample()).isZero();
            assertThat(bean.getMaxBody()).isEqualTo(100);
            assertThat(bean.getRules())
                    .containsExactly(
                            "/health/**: sample=0.0",
                            "GET /a: persist=off",
                            "/b: sample=0.5 max-body=10");
            assertThat(capture.begin("GET", "/").isOn()).isFalse();
            bean.clear("/b");
            assertThat(bean.getRules()).hasSize(2);
            assertThatThrownBy(() -> bean.switchTask("replicate", true))
                    .hasMessageContaining("log or persist, not replicate");
            assertThatThrownBy(() -> bean.setSample(2)).hasMessageContaining("from 0 to 1");
            assertThatThrownBy(() -> bean.setMaxBody(-1)).hasMessageContaining("maxBody");
            assertThat(bean.getSample()).isZero();
        } finally {
            listening.stop();
        }
    }

    @Test
    void its_values_need_no_class_of_ours() throws Exception {
        try (Capture capture = shown("open.example")) {
            assertThat(SERVER.getAttribute(name("open.example"), "Losses"))
                    .isInstanceOf(TabularData.class);
            SERVER.setAttribute(name("open.example"), new Attribute("Sample", 0.25));
            assertThat(capture.switches().sample()).isEqualTo(0.25);
        }
    }

    @Test
    void a_run_time_without_jmx_captures_all_the_same() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--limit-modules",
                                "java.net.http",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ShownApplication.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said).startsWith("1 it cannot be shown over JMX: java.lang.NoClassDefFound");
    }
}
