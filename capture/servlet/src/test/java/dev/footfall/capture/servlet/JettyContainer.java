package dev.footfall.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.gzip.GzipHandler;
import org.jspecify.annotations.Nullable;

record JettyContainer(Server server, ServerConnector connector) implements ServletContainer {

    static ServletContainer start(@Nullable Filter filter, Duration silence) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.setIdleTimeout(silence.toMillis());
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.setBaseResourceAsPath(
                Files.createTempDirectory(Path.of("target").toAbsolutePath(), "jetty"));
        String parts =
                Files.createTempDirectory(Path.of("target").toAbsolutePath(), "parts").toString();
        ServletContainer.servlets()
                .forEach((pattern, servlet) -> {
                    ServletHolder holder = new ServletHolder(pattern, servlet);
                    holder.setAsyncSupported(true);
                    holder.getRegistration().setMultipartConfig(new MultipartConfigElement(parts));
                    context.addServlet(holder, pattern);
                });
        ErrorPageErrorHandler pages = new ErrorPageErrorHandler();
        pages.addErrorPage(400, 599, "/shop/page");
        context.setErrorHandler(pages);
        if (filter != null) {
            FilterHolder holder = new FilterHolder(filter);
            holder.setAsyncSupported(true);
            context.addFilter(
                    holder,
                    "/*",
                    EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
        }
        server.setHandler(new GzipHandler(context));
        server.start();
        return new JettyContainer(server, connector);
    }

    @Override
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
