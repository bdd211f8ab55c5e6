package dev.packhorse.api;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.temporal.Payloads;
import io.temporal.common.converter.DataConverter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The API, to be imported alone or beside the workers. Its settings stand in {@code packhorse-api.yml}. */
@Configuration
@EnableScheduling
@EnableConfigurationProperties({ApiProperties.class, Links.class})
@Import(PersistenceConfiguration.class)
@ComponentScan(
        basePackages = "dev.packhorse",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = ApiComponent.class))
public class ApiConfiguration implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(Wire.mapper()));
    }

    /** The workers beside us in one process bring the same one. */
    @Bean
    @ConditionalOnMissingBean
    DataConverter payloads() {
        return Payloads.converter();
    }
}
