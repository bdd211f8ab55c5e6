package dev.packhorse.proof.bench;

import dev.packhorse.api.ApiConfiguration;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The API as it is, and beside it on the same server what it is compared with. */
@SpringBootConfiguration
@EnableAutoConfiguration
@EntityScan("dev.packhorse.proof.bench")
@Import({ApiConfiguration.class, ReadsApi.Baseline.class})
public class ReadsApi {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(ReadsApi.class)
                .properties("spring.config.name=packhorse-api")
                .run(arguments);
    }

    @RestController
    static class Baseline {

        private static final byte[] BYTES = ("{\"text\":\"" + "x".repeat(700) + "\"}").getBytes(StandardCharsets.UTF_8);

        private final EntityManager entities;
        private final TransactionTemplate snapshot;

        Baseline(EntityManager entities, PlatformTransactionManager transactions) {
            this.entities = entities;
            this.snapshot = new TransactionTemplate(transactions);
            snapshot.setReadOnly(true);
        }

        record Greeting(String message, int number) {}

        record Shown(String id, String name, String description, List<Item> variants) {}

        record Item(String sku, int weightGrams, Map<String, String> options) {}

        /** The least that an answer in JSON can be. */
        @GetMapping(path = "/bench/bare", produces = MediaType.APPLICATION_JSON_VALUE)
        Greeting bare() {
            return new Greeting("hello", 1);
        }

        /** As many bytes as a product has, written long ago. */
        @GetMapping(path = "/bench/bytes", produces = MediaType.APPLICATION_JSON_VALUE)
        ResponseEntity<byte[]> bytes() {
            return ResponseEntity.ok(BYTES);
        }

        @GetMapping(path = "/bench/jpa/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
        Shown jpa(@PathVariable String id) {
            return snapshot.execute(_ -> entities.find(BenchProduct.class, id).shown());
        }
    }
}
