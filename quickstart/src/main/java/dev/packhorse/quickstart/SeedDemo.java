package dev.packhorse.quickstart;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.CategoryEditor;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.Warehouses;
import dev.packhorse.workers.OneLineReporter;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Puts the demo's catalogue and stock into the database of a platform that runs elsewhere, and ends. May run again. */
public final class SeedDemo {

    private SeedDemo() {}

    public static void main(String[] arguments) {
        try (var context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=packhorse-persistence")
                .run(arguments)) {
            context.getBean(DemoCatalogue.class).seed();
        } catch (RuntimeException failure) {
            System.err.println("demo: " + OneLineReporter.explain(failure));
            System.exit(1);
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class Application {

        @Bean
        DemoCatalogue demoCatalogue(
                Catalogue catalogue,
                CategoryEditor categories,
                CatalogueEditor editor,
                Warehouses warehouses,
                StockLedger stock) {
            return new DemoCatalogue(catalogue, categories, editor, warehouses, stock);
        }
    }
}
