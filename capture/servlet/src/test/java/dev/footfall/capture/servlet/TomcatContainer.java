package dev.footfall.capture.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.jspecify.annotations.Nullable;

record TomcatContainer(Tomcat tomcat) implements ServletContainer {

    private static final Logger QUIET = Logger.getLogger("org.apache");

    static ServletContainer start(@Nullable Filter filter, Duration silence) throws Exception {
        QUIET.setLevel(Level.OFF);
        Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "tomcat");
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        String millis = Long.toString(silence.toMillis());
        tomcat.getConnector().setProperty("connectionTimeout", millis);
        // where a client leaves while a thread writes to it, Tomcat fails the processor's next
        // request
        tomcat.getConnector().setProperty("processorCache", "0");
        tomcat.getConnector().setProperty("compression", "on");
        tomcat.getConnector().setProperty("allowedTrailerHeaders", "x-check");
        ErrorReportValve pages = new ErrorReportValve();
        pages.setShowReport(false); // the filter is in stack traces
        tomcat.getHost().getPipeline().addValve(pages);
        Context context = tomcat.addContext("", folder.toString());
        ServletContainer.servlets()
                .forEach((pattern, servlet) -> {
                    Wrapper wrapper = context.createWrapper(); // Tomcat's short form is never gone
                    wrapper.setName(pattern);
                    wrapper.setServlet(servlet);
                    context.addChild(wrapper);
                    wrapper.setAsyncSupported(true);
                    wrapper.setMultipartConfigElement(new MultipartConfigElement(""));
                    context.addServletMappingDecoded(pattern, pattern);
                });
        ErrorPage page = new ErrorPage();
        page.setLocation("/shop/page");
        context.addErrorPage(page);
        if (filter != null) {
            add(context, filter);
        }
        tomcat.start();
        Logger.getLogger(context.getLogName()).setLevel(Level.OFF);
        return new TomcatContainer(tomcat);
    }

    private static void add(Context context, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("footfall");
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName("footfall");
        map.addURLPattern("/*");
        for (DispatcherType type :
                new DispatcherType[] {
                    DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR
                }) {
            map.setDispatcher(type.name());
        }
        context.addFilterMap(map);
    }

    @Override
    public int port() {
        return tomcat.getConnector().getLocalPort();
    }

    @Override
    public void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
