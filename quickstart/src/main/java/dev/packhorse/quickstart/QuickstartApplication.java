package dev.packhorse.quickstart;

import dev.packhorse.api.ApiConfiguration;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.CategoryEditor;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.Warehouses;
import dev.packhorse.workers.WorkerConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The API and every fleet in one context. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiConfiguration.class, WorkerConfiguration.class})
class QuickstartApplication {

    @Bean
    DemoCatalogue demoCatalogue(
            Catalogue catalogue,
            CategoryEditor categories,
            CatalogueEditor editor,
            Warehouses warehouses,
            StockLedger stock) {
        return new DemoCatalogue(catalogue, categories, editor, warehouses, stock);
    }

    /** @param settings stand above those of the files */
    static ConfigurableApplicationContext run(Map<String, String> settings) {
        SpringApplication application = new SpringApplication(QuickstartApplication.class);
        application.setDefaultProperties(Map.of("spring.config.name", "packhorse-quickstart"));
        // Closed by the quickstart, before the engines that it stands on.
        application.setRegisterShutdownHook(false);
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }
}
