package dev.footfall.capture.servlet;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.encoding.ContentEncodingRepository;
import io.undertow.server.handlers.encoding.EncodingHandler;
import io.undertow.server.handlers.encoding.GzipEncodingProvider;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletStackTraces;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;

record UndertowContainer(Undertow undertow, DeploymentManager manager) implements ServletContainer {

    private static final Logger QUIET = Logger.getLogger("io.undertow");
    private static final int IDLE = 5;

    static ServletContainer start(@Nullable Filter filter, Duration silence) throws Exception {
        QUIET.setLevel(Level.OFF);
        DeploymentInfo deployment =
                Servlets.deployment()
                        .setClassLoader(Shop.class.getClassLoader())
                        .setContextPath("/")
                        .setDeploymentName("shop")
                        .setServletStackTraces(ServletStackTraces.NONE) // the filter is in them
                        .addErrorPage(Servlets.errorPage("/shop/page"));
        String parts =
                Files.createTempDirectory(Path.of("target").toAbsolutePath(), "parts").toString();
        ServletContainer.servlets()
                .forEach((pattern, servlet) ->
                        deployment.addServlet(
                                Servlets.servlet(
                                                pattern,
                                                servlet.getClass(),
                                                new ImmediateInstanceFactory<>(servlet))
                                        .addMapping(pattern)
                                        .setAsyncSupported(true)
                                        .setMultipartConfig(new MultipartConfigElement(parts))));
        if (filter != null) {
            add(deployment, filter);
        }
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        int millis = Math.toIntExact(silence.toMillis());
        Undertow undertow =
                Undertow.builder()
                        .addHttpListener(0, "127.0.0.1")
                        // were both as short, this would close the connection under a reader
                        .setServerOption(UndertowOptions.IDLE_TIMEOUT, IDLE * millis)
                        .setSocketOption(Options.READ_TIMEOUT, millis)
                        .setHandler(
                                new EncodingHandler(
                                        manager.start(),
                                        new ContentEncodingRepository()
                                                .addEncodingHandler(
                                                        "gzip", new GzipEncodingProvider(), 50)))
                        .build();
        undertow.start();
        return new UndertowContainer(undertow, manager);
    }

    private static void add(DeploymentInfo deployment, Filter filter) {
        deployment.addFilter(
                new FilterInfo(
                                "footfall",
                                filter.getClass(),
                                new ImmediateInstanceFactory<>(filter))
                        .setAsyncSupported(true));
        for (DispatcherType type :
                new DispatcherType[] {
                    DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR
                }) {
            deployment.addFilterUrlMapping("footfall", "/*", type);
        }
    }

    @Override
    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void stop() throws ServletException {
        undertow.stop();
        manager.stop();
        manager.undeploy();
    }
}
