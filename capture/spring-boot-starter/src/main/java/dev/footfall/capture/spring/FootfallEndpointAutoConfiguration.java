package dev.footfall.capture.spring;

import dev.footfall.capture.Capture;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/// Adds the Actuator endpoint where Actuator is on the class path and exposes it.
@AutoConfiguration(after = FootfallAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(Capture.class)
public class FootfallEndpointAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint
    FootfallEndpoint footfallEndpoint(Capture capture) {
        return new FootfallEndpoint(capture);
    }
}
