package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import dev.footfall.capture.Settings;
import dev.footfall.capture.Sink;
import dev.footfall.capture.Task;
import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.servlet.FootfallFilter;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Sets up the capturing of a Spring MVC application by its properties and its beans: [Sink]s, a
/// [Masking], a [ConsumerNamer], [SettingsCustomizer]s. Steps back where the application has a
/// [Capture] or a [FootfallFilter] of its own.
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({WebMvcConfigurer.class, RequestMappingHandlerMapping.class})
@ConditionalOnProperty(name = "footfall.enabled", matchIfMissing = true)
@EnableConfigurationProperties(FootfallProperties.class)
public class FootfallAutoConfiguration {

    /// It is closed when the web server has stopped, so after the last request.
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Capture footfallCapture(
            FootfallProperties properties,
            ObjectProvider<Masking> masking,
            ObjectProvider<SettingsCustomizer> customizers,
            ObjectProvider<Sink> sinks) {
        Settings settings = settings(properties, masking.getIfUnique());
        for (SettingsCustomizer customizer : customizers.orderedStream().toList()) {
            settings = customizer.customize(settings);
        }
        List<Sink> all = sinks.orderedStream().toList();
        if (settings.url().isEmpty()) {
            LogFactory.getLog(FootfallAutoConfiguration.class)
                    .warn(
                            "Nothing is sent to Footfall: not set: "
                                    + String.join(", ", properties.missing()));
        }
        boolean idle = settings.url().isEmpty() && all.isEmpty();
        boolean logs = settings.tasks().contains(Task.LOG);
        Settings last =
                idle ? settings.withTasks(logs ? new Task[] {Task.LOG} : new Task[0]) : settings;
        return Capture.start(last, all, Map.of());
    }

    private static Settings settings(FootfallProperties properties, @Nullable Masking rules) {
        CaptureProperties said = properties.capture();
        Settings settings = properties.settings();
        if (rules != null) {
            String[] more = said.mask().toArray(String[]::new);
            settings = settings.withMasking(rules.withEverywhere(more));
        }
        String[] tried = said.rehearse().toArray(String[]::new);
        return tried.length == 0
                ? settings
                : settings.withRehearsal(settings.masking().withEverywhere(tried));
    }

    @Bean
    Consumers footfallConsumers(Capture capture, ObjectProvider<ConsumerNamer> namer) {
        return new Consumers(capture, Optional.ofNullable(namer.getIfUnique()));
    }

    @Bean
    HandlerTrackings footfallTrackings(
            Capture capture, ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return new HandlerTrackings(capture, mappings);
    }

    @Bean
    WebMvcConfigurer footfallInterceptors(
            Capture capture, HandlerTrackings trackings, Consumers consumers) {
        TrackingInterceptor interceptor = new TrackingInterceptor(capture, trackings, consumers);
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor).order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    @Bean
    @ConditionalOnMissingBean(
            value = FootfallFilter.class,
            parameterizedContainer = FilterRegistrationBean.class)
    FilterRegistrationBean<FootfallFilter> footfallFilter(
            Capture capture, Consumers consumers, FootfallProperties properties) {
        FilterRegistrationBean<FootfallFilter> filter =
                new FilterRegistrationBean<>(new FootfallFilter(capture, consumers::of));
        filter.setName("footfall");
        filter.setOrder(properties.capture().filterOrder());
        filter.setDispatcherTypes(
                DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
        return filter;
    }
}
