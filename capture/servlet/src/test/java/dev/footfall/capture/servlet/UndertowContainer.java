package dev.footfall.capture.servlet;

import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.api.FilterInfo;
import io.undertow.servlet.api.ServletInfo;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

record UndertowContainer(Undertow undertow, DeploymentManager manager) implements ServletContainer {

    private static final Logger QUIET = Logger.getLogger("io.undertow");

    static ServletContainer start(@Nullable Filter filter) throws Exception {
        QUIET.setLevel(Level.OFF);
        ServletInfo shop =
                Servlets.servlet("shop", Shop.class, new ImmediateInstanceFactory<>(new Shop()))
                        .addMapping("/shop/*")
                        .setAsyncSupported(true)
                        .setMultipartConfig(
                                new MultipartConfigElement(
                                        Files.createTempDirectory("parts").toString()));
        DeploymentInfo deployment =
                Servlets.deployment()
                        .setClassLoader(Shop.class.getClassLoader())
                        .setContextPath("/")
                        .setDeploymentName("shop")
                        .addServlet(shop)
                        .addErrorPage(Servlets.errorPage("/shop/page"));
        if (filter != null) {
            add(deployment, filter);
        }
        DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
        manager.deploy();
        Undertow undertow =
                Undertow.builder()
                        .addHttpListener(0, "127.0.0.1")
                        .setHandler(manager.start())
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
