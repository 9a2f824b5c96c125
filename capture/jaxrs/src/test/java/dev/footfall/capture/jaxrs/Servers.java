package dev.footfall.capture.jaxrs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/// Servers that Jersey runs in, each on a free port of the loopback.
enum Servers {
    TOMCAT {
        @Override
        Running start(ResourceConfig application) throws Exception {
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(
                    Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tomcat")
                            .toString());
            tomcat.setHostname("127.0.0.1");
            tomcat.setPort(0);
            Context context = tomcat.addContext("", null);
            Wrapper servlet =
                    Tomcat.addServlet(context, "jersey", new ServletContainer(application));
            servlet.setAsyncSupported(true);
            context.addServletMappingDecoded("/*", "jersey");
            tomcat.start();
            return new Running(tomcat.getConnector().getLocalPort(), () -> stop(tomcat));
        }

        private static void stop(Tomcat tomcat) throws LifecycleException {
            tomcat.stop();
            tomcat.destroy();
        }
    },
    GRIZZLY {
        @Override
        Running start(ResourceConfig application) {
            URI base = URI.create("http://127.0.0.1:0/");
            HttpServer server = GrizzlyHttpServerFactory.createHttpServer(base, application);
            int port = server.getListeners().stream().mapToInt(NetworkListener::getPort).sum();
            return new Running(port, server::shutdownNow);
        }
    };

    /// Stops a server.
    interface Stopping {
        void stop() throws Exception;
    }

    /// A server that runs, and what stops it.
    record Running(int port, Stopping stopping) implements ShopContract.RunningShop {
        @Override
        public void stop() throws Exception {
            stopping.stop();
        }
    }

    abstract Running start(ResourceConfig application) throws Exception;
}
