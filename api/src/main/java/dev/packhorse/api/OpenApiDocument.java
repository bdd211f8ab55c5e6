package dev.packhorse.api;

import dev.packhorse.feed.FeedFormat;
import dev.packhorse.feed.FeedKind;
import dev.packhorse.feed.FeedStatus;
import dev.packhorse.inventory.AdjustmentReason;
import dev.packhorse.inventory.MovementKind;
import dev.packhorse.inventory.StockAlert;
import dev.packhorse.inventory.StockCount;
import dev.packhorse.inventory.StockThreshold;
import dev.packhorse.inventory.TransferStatus;
import dev.packhorse.order.CheckoutStatus;
import dev.packhorse.order.OrderStatus;
import dev.packhorse.payment.PaymentStatus;
import dev.packhorse.shipping.CarrierStatus;
import dev.packhorse.shipping.Fulfilment;
import dev.packhorse.shipping.ParcelStatus;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API document says beside its operations: who we are, and the problems with an example each. */
@ApiComponent
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    /** Schema and field, and the words that it can have: taken from where they are defined, so that none is forgotten. */
    private static final Map<String, Enum<?>[]> WORDS = Map.ofEntries(
            Map.entry("Order.status", OrderStatus.values()),
            Map.entry("HeldCheckout.status", CheckoutStatus.values()),
            Map.entry("Order.payment_status", PaymentStatus.values()),
            Map.entry("Order.fulfilment_status", Fulfilment.values()),
            Map.entry("OrderSummary.status", OrderStatus.values()),
            Map.entry("OrderSummary.payment_status", PaymentStatus.values()),
            Map.entry("Parcel.status", ParcelStatus.values()),
            Map.entry("Scan.status", CarrierStatus.values()),
            Map.entry("StockAlert.kind", StockAlert.Kind.values()),
            Map.entry("StockThreshold.state", StockThreshold.State.values()),
            Map.entry("Count.status", StockCount.Status.values()),
            Map.entry("CountLine.state", StockCount.State.values()),
            Map.entry("Transfer.status", TransferStatus.values()),
            Map.entry("StockMovement.kind", MovementKind.values()),
            Map.entry("AdjustmentFormLine.reason", AdjustmentReason.values()),
            Map.entry("Import.kind", FeedKind.values()),
            Map.entry("Import.format", FeedFormat.values()),
            Map.entry("Import.status", FeedStatus.values()),
            Map.entry("Export.kind", FeedKind.values()),
            Map.entry("Export.format", FeedFormat.values()),
            Map.entry("Export.status", FeedStatus.values()),
            Map.entry("Problem.code", ProblemCode.values()));

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Packhorse")
                        .version("v1")
                        .description(
                                "Orders from checkout to the door. Money is in minor units; times are RFC 3339 in UTC;"
                                        + " every problem is RFC 9457 with a stable `code`.")
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    }

    @Bean
    OpenApiCustomizer problemResponses(List<ProblemExamples> capabilities) {
        return document -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
            byName(capabilities)
                    .forEach((name, examples) -> document.getComponents().addResponses(name, response(examples)));
            WORDS.forEach((field, words) -> enumerate(document, field, words));
            // The address under which the document was asked for is no part of it.
            document.setServers(List.of(new io.swagger.v3.oas.models.servers.Server().url("/")));
        };
    }

    @Bean
    RequiredFields requiredFields() {
        return new RequiredFields();
    }

    private static Map<String, List<Problem>> byName(List<ProblemExamples> capabilities) {
        Map<String, List<Problem>> all = new TreeMap<>();
        capabilities.forEach(capability -> capability.problems().forEach((name, examples) -> {
            if (all.put(name, examples) != null) {
                throw new IllegalStateException("Two capabilities have problems of the name " + name + ".");
            }
        }));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static void enumerate(OpenAPI document, String place, Enum<?>[] words) {
        int dot = place.indexOf('.');
        Schema<?> schema = document.getComponents().getSchemas().get(place.substring(0, dot));
        if (schema == null || !(schema.getProperties().get(place.substring(dot + 1)) instanceof Schema<?> field)) {
            throw new IllegalStateException("The API document has no " + place + ".");
        }
        ((Schema<Object>) field)
                .setEnum(Arrays.stream(words)
                        .<Object>map(word -> word.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static ApiResponse response(List<Problem> problems) {
        MediaType media = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        problems.forEach(problem -> media.addExamples(
                problem.code(), new Example().value(Wire.mapper().convertValue(problem, Map.class))));
        ApiResponse response = new ApiResponse()
                .description(String.join(
                        ", or ",
                        problems.stream()
                                .map(problem -> "`" + problem.code() + "`")
                                .toList()))
                .content(new Content().addMediaType("application/problem+json", media));
        if (Set.of(429, 503).contains(problems.getFirst().status())) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("Seconds").schema(new StringSchema()));
        }
        return response;
    }
}
