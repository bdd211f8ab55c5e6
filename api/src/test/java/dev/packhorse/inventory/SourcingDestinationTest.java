package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Bodies.opening;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.customer.Address;
import dev.packhorse.order.CheckoutId;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an order goes to is heard by the rules, by whichever door it came in. */
class SourcingDestinationTest {

    private static final String RULES = "/v1/admin/sourcing-rules";

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();
    private String sku = "";

    /** Hamburg comes first by its priority and its code, so only a rule about the destination chooses Munich. */
    @BeforeEach
    void twoWarehousesInOneCountry() {
        warehouse("HAM", "HH", "20457", 7);
        warehouse("MUC", "BY", "80331", 8);
        sku = platform.sku(0);
        platform.shop().receives(50, sku, "HAM").receives(50, sku, "MUC").receives(50, sku, "RTM");
        rules("{\"rules\": [{\"rule\": \"nearest\", \"by\": \"region\"}, {\"rule\": \"preferred\"}]}");
    }

    @AfterEach
    void standardRules() {
        rules("""
                {"rules": [{"rule": "ships_alone"}, {"rule": "fewest_parcels"}, {"rule": "nearest", "by": "country"},
                  {"rule": "preferred"}], "split_lines": true}""");
    }

    @Test
    void ofAnOrder() {
        assertThat(warehouse(http.checkOut(in("BY", "DE", checkout(sku, 1))))).isEqualTo("MUC");
        assertThat(warehouse(http.checkOut(in("HH", "DE", checkout(sku, 1))))).isEqualTo("HAM");
        assertThat(warehouse(http.checkOut(in("ZH", "NL", checkout(sku, 1))))).isEqualTo("RTM");
    }

    @Test
    void ofACheckoutAndOfTheOrderThatItBecomes() {
        Http.Answer opened = http.open(in("BY", "DE", opening(sku, 1)), key());

        assertThat(platform.shop().level(sku, "MUC").held()).isEqualTo(1);
        assertThat(warehouse(http.pay(id(opened), "pm_card_visa"))).isEqualTo("MUC");
    }

    @Test
    void ofACheckoutThatIsPaidAfterItsStockWasGivenBack() {
        Http.Answer opened = http.open(in("BY", "DE", opening(sku, 1)), key());
        expire(opened);

        assertThat(warehouse(http.pay(id(opened), "pm_card_visa"))).isEqualTo("MUC");
    }

    @Test
    void ofAPostalCodeToo() {
        rules("{\"rules\": [{\"rule\": \"nearest\", \"by\": \"postal_code\"}, {\"rule\": \"preferred\"}]}");
        String body = checkout(sku, 1).replace("10999", "80469");

        assertThat(warehouse(http.checkOut(body))).isEqualTo("MUC");
        Http.Answer opened = http.open(opening(sku, 1).replace("10999", "80469"), key());
        expire(opened);
        assertThat(warehouse(http.pay(id(opened), "pm_card_visa"))).isEqualTo("MUC");
    }

    @Test
    void ofItsCoordinates() {
        String body = checkout(sku, 1)
                .replace(
                        "\"country\": \"DE\"",
                        "\"country\": \"DE\", \"coordinates\": {\"latitude\": 48.14, \"longitude\": 11.58}");
        Http.Answer placed = http.checkOut(body);

        assertThat(placed.status()).as(placed.body()).isEqualTo(201);
        assertThat(placed.json().at("/shipping_address/coordinates").toString())
                .isEqualTo("{\"latitude\":48.14,\"longitude\":11.58}");
        assertThat(http.checkOut(body.replace("48.14", "\"north\"")).status()).isEqualTo(422);
    }

    private void expire(Http.Answer opened) {
        String order = new CheckoutId(id(opened)).order().value();
        platform.shop()
                .sql()
                .sql("update stock_hold set expires_at = now() - interval '1 second' where order_id = ?")
                .param(order)
                .update();
        platform.shop().stock().expireDue(100);
        assertThat(platform.shop()
                        .sql()
                        .sql("select count(*) from stock_hold where state = 'expired' and order_id = ?")
                        .param(order)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void warehouse(String code, String region, String postalCode, int priority) {
        platform.shop()
                .get(Warehouses.class)
                .put(new Warehouse(
                        new WarehouseCode(code),
                        code,
                        new Address("1 Dock", null, "Town", region, postalCode, "DE"),
                        priority));
    }

    private void rules(String body) {
        HttpRequest.Builder request = http.request(
                RULES,
                "Content-Type",
                "application/json",
                "If-Match",
                http.get(RULES).header("ETag"));
        assertThat(http.send(request.PUT(HttpRequest.BodyPublishers.ofString(body)))
                        .status())
                .isEqualTo(200);
    }

    private static String in(String region, String country, String body) {
        return body.replace("\"country\": \"DE\"", "\"region\": \"" + region + "\", \"country\": \"" + country + "\"");
    }

    private static String id(Http.Answer answer) {
        return answer.json().path("id").asString();
    }

    private static String warehouse(Http.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("parcels").get(0).path("warehouse").asString();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
