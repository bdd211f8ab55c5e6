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
import dev.packhorse.money.Amount;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API document says beside its operations: who we are, and the problems with an example each. */
@ApiComponent
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

    private static final Map<String, List<Problem>> PROBLEMS = problems();

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
    OpenApiCustomizer problemResponses() {
        return document -> {
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
            PROBLEMS.forEach((name, examples) -> document.getComponents().addResponses(name, response(examples)));
            WORDS.forEach((field, words) -> enumerate(document, field, words));
            // The address under which the document was asked for is no part of it.
            document.setServers(List.of(new io.swagger.v3.oas.models.servers.Server().url("/")));
        };
    }

    @Bean
    RequiredFields requiredFields() {
        return new RequiredFields();
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

    private static void catalogue(Map<String, List<Problem>> problems) {
        problems.put(
                "BodyUnreadable",
                List.of(
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7."),
                        Problem.parameter("id", "malformed", "must be of the form that ids have")));
        problems.put(
                "CategoryNotFound", List.of(Problem.of(ProblemCode.CATEGORY_NOT_FOUND, "No category has this id.")));
        Problem variant = Problem.of(ProblemCode.VARIANT_NOT_FOUND, "No variant that is sold has this SKU.");
        problems.put("VariantNotFound", List.of(variant));
        problems.put(
                "PriceNotFound",
                List.of(
                        variant,
                        Problem.of(ProblemCode.PRICE_NOT_FOUND, "No price in this currency begins at this moment.")));
        problems.put(
                "SkuTaken",
                List.of(Problem.of(ProblemCode.SKU_TAKEN, "These belong to other products: SHOE-RED-42.")
                        .with("products", Map.of("SHOE-RED-42", "prd_red_shoe"))));
        problems.put(
                "TooManyPrices",
                List.of(Problem.of(
                        ProblemCode.TOO_MANY_PRICES, "A variant has at most 60: delete those that are over.")));
        problems.put(
                "ProductInvalid",
                List.of(Problem.invalid(List.of(
                        FieldError.at("/category", "unknown", "there is no category shoos"),
                        FieldError.at(
                                "/variants/0/prices/1/from",
                                "duplicate",
                                "is when another price in EUR begins too")))));
        problems.put(
                "PriceInvalid",
                List.of(Problem.invalid(List.of(FieldError.at("/until", "out_of_range", "must be after from")))));
        problems.put(
                "CategoryMisplaced",
                List.of(
                        Problem.of(ProblemCode.CATEGORY_CIRCLE, "The new parent is the category itself or below it."),
                        Problem.of(ProblemCode.CATEGORY_TOO_DEEP, "The tree has at most 12 levels.")));
        problems.put(
                "CategoryInvalid",
                List.of(Problem.invalid(List.of(
                        FieldError.at("/names/en", "required", "is required"),
                        FieldError.at("/parent", "unknown", "there is no category footwaer")))));
    }

    private static Map<String, List<Problem>> problems() {
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        problems.put(
                "CheckoutUnreadable",
                List.of(
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a key of your own that names this order."),
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_INVALID,
                                "Send one key of 1 to 255 visible ASCII characters."),
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7.")));
        problems.put(
                "PaymentFailed",
                List.of(
                        Problem.of(ProblemCode.PAYMENT_DECLINED, "The payment was declined: insufficient_funds.")
                                .with("decline_code", "insufficient_funds")
                                .with("order_id", "ord_01kc8c2v5dr5hbbm1mf5r3bq4x"),
                        Problem.of(
                                ProblemCode.PAYMENT_NOT_CONFIRMED,
                                "The payment was not confirmed with the bank in time."),
                        Problem.of(
                                ProblemCode.PAYMENT_UNAVAILABLE,
                                "The payment provider did not answer in time. Nothing was charged.")));
        problems.put(
                "CheckoutConflict",
                List.of(
                        Problem.of(ProblemCode.OUT_OF_STOCK, "SHOE-RED-42: 3 wanted, 1 available.")
                                .with("shortfalls", List.of(Map.of("sku", "SHOE-RED-42", "wanted", 3, "available", 1))),
                        Problem.of(ProblemCode.PRICE_CHANGED, "The total is EUR 109.98 now.")
                                .with("new_total", new Amount(10998, "EUR")),
                        Problem.of(ProblemCode.HOLD_EXPIRED, "The goods could not be kept until the order was placed."),
                        Problem.of(ProblemCode.WITHDRAWN, "The order was withdrawn before it was placed.")));
        problems.put(
                "CheckoutInvalid",
                List.of(
                        Problem.invalid(List.of(
                                FieldError.at("/customer/email", "malformed", "must be an e-mail address"),
                                FieldError.at("/lines/0/quantity", "out_of_range", "must be from 1 to 1000"))),
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another body.")));
        problems.put(
                "ValidationFailed",
                List.of(Problem.invalid(
                        List.of(FieldError.at("/reason", "too_long", "must have at most 200 characters")))));
        problems.put("ImportNotFound", List.of(Problem.of(ProblemCode.IMPORT_NOT_FOUND, "No import has this id.")));
        problems.put("ExportNotFound", List.of(Problem.of(ProblemCode.EXPORT_NOT_FOUND, "No export has this id.")));
        problems.put("ExportNotReady", List.of(Problem.of(ProblemCode.EXPORT_NOT_READY, "The export is running.")));
        problems.put(
                "FileUnreadable",
                List.of(
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a key of your own that names this import."),
                        Problem.parameter("kind", "required", "must be products, prices or stock"),
                        Problem.of(ProblemCode.BAD_REQUEST, "The body is not gzip, or it broke off.")));
        problems.put(
                "FileUnusable",
                List.of(
                        Problem.invalid(List.of(
                                FieldError.at("/colour", "unknown_column", "is no column of products"),
                                FieldError.at("/sku", "required", "is required"))),
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another file.")));
        problems.put("ParameterInvalid", List.of(Problem.parameter("limit", "out_of_range", "must be from 1 to 100")));
        problems.put(
                "WebhookRefused",
                List.of(
                        Problem.of(ProblemCode.SIGNATURE_INVALID, "The signature is of another body or secret."),
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON.")));
        problems.put("OrderNotFound", List.of(Problem.of(ProblemCode.ORDER_NOT_FOUND, "No order has this id.")));
        problems.put(
                "CheckoutNotFound", List.of(Problem.of(ProblemCode.CHECKOUT_NOT_FOUND, "No checkout has this id.")));
        Problem outOfStock = Problem.of(ProblemCode.OUT_OF_STOCK, "SHOE-RED-42: 3 wanted, 1 available.")
                .with("shortfalls", List.of(Map.of("sku", "SHOE-RED-42", "wanted", 3, "available", 1)));
        Problem customerLimit = Problem.of(
                        ProblemCode.CUSTOMER_LIMIT, "SHOE-RED-42 is limited to 2 for each customer; 1 more can be had.")
                .with("sku", "SHOE-RED-42")
                .with("limit", 2)
                .with("left", 1);
        problems.put(
                "OpeningConflict",
                List.of(
                        outOfStock,
                        customerLimit,
                        Problem.of(ProblemCode.PRICE_CHANGED, "The total is EUR 109.98 now.")
                                .with("new_total", new Amount(10998, "EUR"))));
        problems.put(
                "NotExtendable",
                List.of(
                        Problem.of(ProblemCode.NOT_EXTENDABLE, "It is kept as long as any checkout is: pay it in time.")
                                .with("expires_at", "2026-11-23T09:00:00Z"),
                        outOfStock));
        problems.put(
                "NotAbandonable",
                List.of(Problem.of(
                        ProblemCode.NOT_ABANDONABLE, "It is being paid. Look at its order, or cancel that.")));
        problems.put(
                "PaymentConflict",
                List.of(
                        outOfStock,
                        Problem.of(
                                ProblemCode.PAYMENT_METHOD_DECIDED,
                                "Another payment method was given for it. To pay otherwise, open another checkout."),
                        Problem.of(ProblemCode.WITHDRAWN, "The checkout was abandoned. Open another one."),
                        Problem.of(
                                ProblemCode.HOLD_EXPIRED, "The goods could not be kept until the order was placed.")));
        problems.put(
                "BackorderNotFound",
                List.of(Problem.of(
                        ProblemCode.BACKORDER_NOT_FOUND, "No such SKU is sold, or nothing is promised of it.")));
        problems.put("ParcelNotFound", List.of(Problem.of(ProblemCode.PARCEL_NOT_FOUND, "No parcel has this id.")));
        problems.put("ProductNotFound", List.of(Problem.of(ProblemCode.PRODUCT_NOT_FOUND, "No product has this id.")));
        problems.put("NotCancellable", List.of(Problem.of(ProblemCode.NOT_CANCELLABLE, "A parcel has left already.")));
        problems.put(
                "NotPackable",
                List.of(Problem.of(ProblemCode.NOT_PACKABLE, "It is planned; only a labelled parcel can be packed.")));
        problems.put(
                "NotHandOverable",
                List.of(Problem.of(ProblemCode.NOT_HAND_OVERABLE, "It is labelled; only a packed parcel can leave.")));
        catalogue(problems);
        problems.put(
                "PreconditionRequired",
                List.of(Problem.of(
                        ProblemCode.PRECONDITION_REQUIRED, "Send If-Match with the ETag of what you have read.")));
        problems.put(
                "PreconditionFailed",
                List.of(Problem.of(ProblemCode.PRECONDITION_FAILED, "Somebody changed it: read it again.")
                        .with("version", 8)));
        stock(problems);
        problems.put("BodyTooLarge", List.of(Problem.of(ProblemCode.BODY_TOO_LARGE, "The body may have 65536 bytes.")));
        problems.put(
                "UnsupportedMediaType",
                List.of(Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "Send [application/json].")));
        problems.put(
                "StockBusy",
                List.of(Problem.of(ProblemCode.STOCK_BUSY, "More are asking for stock than can be answered.")));
        problems.put(
                "TooManyBuyers",
                List.of(
                        Problem.of(ProblemCode.TOO_MANY_BUYERS, "As many wait for it as may."),
                        Problem.of(ProblemCode.STOCK_BUSY, "More are asking for stock than can be answered.")));
        problems.put("TicketNotFound", List.of(Problem.of(ProblemCode.TICKET_NOT_FOUND, "Nobody waits with it.")));
        problems.put(
                "FlashSaleNotFound",
                List.of(Problem.of(ProblemCode.FLASH_SALE_NOT_FOUND, "This SKU is sold like any other.")));
        Problem temporal = Problem.of(ProblemCode.TEMPORAL_UNAVAILABLE, "The workflow engine did not answer.");
        Problem postgresql = Problem.of(ProblemCode.POSTGRESQL_UNAVAILABLE, "The database did not answer.");
        problems.put("Unavailable", List.of(temporal, postgresql));
        problems.put(
                "SearchUnavailable",
                List.of(
                        postgresql,
                        Problem.of(ProblemCode.SEARCH_BUSY, "Too many search at once. Try again in a moment.")));
        problems.put(
                "ExportUnavailable",
                List.of(postgresql, Problem.of(ProblemCode.TOO_MANY_EXPORTS, "Repeat the call later.")));
        problems.put(
                "TimelineUnavailable",
                List.of(postgresql, Problem.of(ProblemCode.TOO_MANY_STREAMS, "Read the timeline page by page.")));
        return problems;
    }

    private static void stock(Map<String, List<Problem>> problems) {
        problems.put(
                "WarehouseNotFound",
                List.of(Problem.of(ProblemCode.WAREHOUSE_NOT_FOUND, "No warehouse has this code.")));
        problems.put(
                "LevelNotFound",
                List.of(Problem.of(ProblemCode.LEVEL_NOT_FOUND, "This SKU has never been in this warehouse.")));
        problems.put("PaperNotFound", List.of(Problem.of(ProblemCode.PAPER_NOT_FOUND, "Nothing has this id.")));
        problems.put(
                "KeyUnusable",
                List.of(
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a key of your own that names this."),
                        Problem.of(
                                ProblemCode.IDEMPOTENCY_KEY_INVALID,
                                "Send one key of 1 to 255 visible ASCII characters."),
                        Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7.")));
        problems.put(
                "StockFormInvalid",
                List.of(
                        Problem.invalid(List.of(FieldError.at("/lines/0/sku", "unknown", "is not in the catalogue"))),
                        Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "This key came before with another body.")));
        problems.put(
                "NoRoom",
                List.of(
                        Problem.of(ProblemCode.WAREHOUSE_FULL, "BER has room for 12 more units.")
                                .with("free_units", 12),
                        Problem.of(ProblemCode.WAREHOUSE_CLOSED, "BER is closed and takes nothing in.")));
        problems.put("InStock", List.of(Problem.of(ProblemCode.IN_STOCK, "It can be had now.")));
        problems.put(
                "TooManyWishes",
                List.of(Problem.of(ProblemCode.TOO_MANY_WISHES, "One address may wait for 20 SKUs at once.")));
        problems.put(
                "BodyUnreadable",
                List.of(Problem.of(ProblemCode.MALFORMED_JSON, "The body is not valid JSON: line 3, column 7.")));
        Problem unsettled = Problem.of(
                        ProblemCode.COUNT_NOT_POSSIBLE,
                        "They are not counted, or want a second count or another person's word: SHOE-RED-42.")
                .with("skus", List.of("SHOE-RED-42"));
        problems.put("CountNotPossible", List.of(Problem.of(ProblemCode.COUNT_NOT_POSSIBLE, "It has ended.")));
        problems.put(
                "CountNotClosable",
                List.of(
                        unsettled,
                        Problem.of(ProblemCode.STOCK_IS_HELD, "SHOE-RED-42: 5 of 6 are held.")
                                .with("levels", List.of(Map.of("sku", "SHOE-RED-42", "on_hand", 6, "held", 5)))));
        problems.put(
                "TransferNotPossible",
                List.of(Problem.of(ProblemCode.TRANSFER_NOT_POSSIBLE, "It has not been shipped.")));
        problems.put(
                "CannotShip",
                List.of(
                        Problem.of(ProblemCode.STOCK_IS_HELD, "SHOE-RED-42: 5 of 6 are held.")
                                .with("levels", List.of(Map.of("sku", "SHOE-RED-42", "on_hand", 6, "held", 5))),
                        Problem.of(ProblemCode.WAREHOUSE_FULL, "RTM has room for 2 more units.")
                                .with("free_units", 2),
                        Problem.of(ProblemCode.WAREHOUSE_CLOSED, "RTM is closed and takes nothing in."),
                        Problem.of(ProblemCode.TRANSFER_NOT_POSSIBLE, "It was cancelled.")));
        problems.put(
                "StockIsHeld",
                List.of(
                        Problem.of(ProblemCode.STOCK_IS_HELD, "SHOE-RED-42: 5 of 6 are held.")
                                .with("levels", List.of(Map.of("sku", "SHOE-RED-42", "on_hand", 6, "held", 5))),
                        Problem.of(ProblemCode.WAREHOUSE_CLOSED, "BER is closed and takes nothing in.")));
    }
}
