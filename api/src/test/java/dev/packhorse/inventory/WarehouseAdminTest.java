package dev.packhorse.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Warehouses over HTTP: opened, changed by version, full, closed. */
class WarehouseAdminTest {

    private static final String LIMITED = """
            {"name":"Small","address":{"line1":"Dock 1","city":"Bremen","postal_code":"28195","country":"DE"},"priority":50,
             "cut_off":{"at":"14:30","time_zone":"Europe/Berlin"},"capacity":{"units":10,"parcels_per_day":5}}""";

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void isOpenedOnceAndChangedByVersion() {
        assertThat(put("BRE", LIMITED).code()).isEqualTo("precondition_required");
        Http.Answer opened = put("BRE", LIMITED, "If-None-Match", "*");
        assertThat(opened.status()).as(opened.body()).isEqualTo(201);
        assertThat(opened.header("ETag")).isEqualTo("\"1\"");
        assertThat(opened.json().path("next_dispatch").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(put("BRE", LIMITED, "If-None-Match", "*").code()).isEqualTo("precondition_failed");

        Http.Answer read = http.get("/v1/admin/warehouses/BRE");
        Http.Answer changed = put("BRE", LIMITED.replace("Small", "Bremen"), "If-Match", read.header("ETag"));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("name").asString()).isEqualTo("Bremen");
        assertThat(put("BRE", LIMITED, "If-Match", read.header("ETag")).status())
                .isEqualTo(412);
        assertThat(http.get("/v1/admin/warehouses").json().path("items").findValuesAsString("code"))
                .contains("BER", "RTM", "BRE");
    }

    @Test
    void takesInWhatFitsAndNothingOnceItIsClosed() {
        put("FUL", LIMITED, "If-None-Match", "*");
        String sku = platform.sku(0);

        assertThat(receive("FUL", sku, 8).status()).isEqualTo(201);
        Http.Answer full = receive("FUL", sku, 3);
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.code()).isEqualTo("warehouse_full");
        assertThat(full.json().path("free_units").asInt()).isEqualTo(2);

        put("FUL", LIMITED.replace("\"priority\":50", "\"priority\":50,\"closed\":true"), "If-Match", "\"1\"");
        assertThat(receive("FUL", sku, 1).code()).isEqualTo("warehouse_closed");
        assertThat(http.get("/v1/stock?sku=" + sku)
                        .json()
                        .at("/items/0/available")
                        .asInt())
                .isZero();
        assertThat(http.get("/v1/admin/warehouses/FUL").json().path("units").asInt())
                .isEqualTo(8);
    }

    @Test
    void namesWhatIsWrong() {
        Http.Answer answer = put("NEW", """
                {"name":"","priority":"1","cut_off":{"at":"25:00","time_zone":"Europe/Atlantis"},"capacity":{"parcels_per_day":0},
                 "closed":"no"}""", "If-None-Match", "*");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/name",
                        "/address",
                        "/priority",
                        "/cut_off/at",
                        "/cut_off/time_zone",
                        "/capacity/parcels_per_day",
                        "/closed");
        assertThat(http.get("/v1/admin/warehouses/NEW").code()).isEqualTo("warehouse_not_found");
        assertThat(http.get("/v1/admin/warehouses/new").code()).isEqualTo("warehouse_not_found");
    }

    private Http.Answer put(String code, String body, String... headers) {
        HttpRequest.Builder request = http.request("/v1/admin/warehouses/" + code, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body));
        return http.send(request);
    }

    private Http.Answer receive(String warehouse, String sku, int quantity) {
        return http.post(
                "/v1/admin/receipts",
                """
                {"warehouse":"%s","actor":"grace","lines":[{"sku":"%s","quantity":%d}]}""".formatted(warehouse, sku, quantity),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
