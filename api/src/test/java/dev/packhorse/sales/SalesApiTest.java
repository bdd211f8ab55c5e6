package dev.packhorse.sales;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SalesApiTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void tellsWhatWasSoldOfAProductItsCategoryAndInAll() {
        String sku = platform.sku(500);
        platform.shop().places(aCheckout().of(400, sku));
        String product = Shop.product(sku, 4999).id();

        JsonNode day = eventually(
                        () -> http.get("/v1/admin/statistics/products/" + product)
                                .json()
                                .path("items"),
                        items -> !items.isEmpty())
                .get(0);

        assertThat(day.path("units").asInt()).isEqualTo(400);
        assertThat(day.path("revenue").toString()).isEqualTo("{\"amount\":1999600,\"currency\":\"EUR\"}");
        assertThat(http.get("/v1/admin/statistics/categories/outdoor")
                        .json()
                        .path("items")
                        .get(0)
                        .path("units")
                        .asInt())
                .isGreaterThanOrEqualTo(400);
        assertThat(http.get("/v1/admin/statistics/days").json().path("items")).isNotEmpty();
        Http.Answer best = http.get("/v1/products/best-sellers?category=outdoor&days=1&limit=100");
        assertThat(best.header("Cache-Control")).isEqualTo("max-age=60, public");
        assertThat(best.json().path("items").findValuesAsString("product_id")).contains(product);
    }

    @Test
    void refusesDaysThatItDoesNotUnderstand() {
        assertThat(http.get("/v1/admin/statistics/days?from=yesterday").code()).isEqualTo("parameter_invalid");
        assertThat(http.get("/v1/admin/statistics/days?from=2020-01-01").code()).isEqualTo("parameter_invalid");
        assertThat(http.get("/v1/products/best-sellers?days=0").code()).isEqualTo("parameter_invalid");
    }
}
