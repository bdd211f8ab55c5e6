package dev.packhorse.shipping;

import static dev.packhorse.api.Bodies.checkout;
import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Hands;
import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import dev.packhorse.api.Signatures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ParcelTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void packsAndHandsOverAndIsDeliveredAndRepeatsItsAnswers() {
        String parcel = labelled();

        Http.Answer packed = http.post("/v1/parcels/" + parcel + "/pack", "");
        assertThat(packed.status()).isEqualTo(200);
        assertThat(packed.json().path("status").asString()).isEqualTo("packed");
        assertThat(packed.json().path("supported_actions").toString()).isEqualTo("[\"hand_over\"]");
        assertThat(http.post("/v1/parcels/" + parcel + "/pack", "").body()).isEqualTo(packed.body());

        Http.Answer gone = http.post("/v1/parcels/" + parcel + "/hand-over", "");
        assertThat(gone.status()).as(gone.body()).isEqualTo(200);
        assertThat(gone.json().path("status").asString()).isEqualTo("handed_over");
        assertThat(http.post("/v1/parcels/" + parcel + "/hand-over", "").body()).isEqualTo(gone.body());
        assertThat(http.post("/v1/parcels/" + parcel + "/pack", "").body()).isEqualTo(gone.body());

        scan(parcel, "in_transit");
        eventually(
                () -> http.get("/v1/parcels/" + parcel).json(),
                json -> json.path("status").asString().equals("in_transit"));
        scan(parcel, "delivered");
        String order = new ParcelId(parcel).order().value();
        JsonNode delivered = eventually(
                () -> http.get("/v1/orders/" + order).json(),
                json -> json.path("status").asString().equals("delivered"));
        assertThat(delivered.path("payment_status").asString()).isEqualTo("captured");
        assertThat(delivered.path("fulfilment_status").asString()).isEqualTo("delivered");
        assertThat(delivered
                        .path("parcels")
                        .get(0)
                        .path("tracking")
                        .path("last_scan")
                        .path("status")
                        .asString())
                .isEqualTo("delivered");
        assertThat(http.post("/v1/parcels/" + parcel + "/hand-over", "").status())
                .isEqualTo(200);
    }

    @Test
    void doesNotLetAnUnpackedParcelLeave() {
        String parcel = labelled();

        Http.Answer early = http.post("/v1/parcels/" + parcel + "/hand-over", "");

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.code()).isEqualTo("not_hand_overable");
    }

    @Test
    void packsNothingOfACancelledOrder() {
        String parcel = labelled();
        http.post("/v1/orders/" + new ParcelId(parcel).order() + "/cancel", "", "Content-Type", "application/json");

        Http.Answer late = http.post("/v1/parcels/" + parcel + "/pack", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("not_packable");
        assertThat(http.post("/v1/parcels/" + parcel + "/hand-over", "").code()).isEqualTo("not_hand_overable");
    }

    @Test
    void listsWhatWaitsToBePackedPageByPage() {
        List<String> waiting = List.of(labelled(), labelled(), labelled());

        List<String> listed = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    http.get("/v1/parcels?status=labelled&limit=2" + next).json();
            page.path("items").forEach(item -> listed.add(item.path("id").asString()));
            next = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!next.isEmpty());

        assertThat(listed).doesNotHaveDuplicates().containsSubsequence(waiting);
        http.post("/v1/parcels/" + waiting.getFirst() + "/pack", "");
        assertThat(http.get("/v1/parcels?status=packed&limit=100").body()).contains(waiting.getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "'', UNFULFILLED",
        "PLANNED, UNFULFILLED",
        "WAITING PLANNED, UNFULFILLED",
        "WAITING DELIVERED, PARTIALLY_DELIVERED",
        "LABELLED, IN_PROGRESS",
        "PLANNED PACKED, IN_PROGRESS",
        "PACKED HANDED_OVER, PARTIALLY_SHIPPED",
        "HANDED_OVER IN_TRANSIT, SHIPPED",
        "OUT_FOR_DELIVERY CANCELLED, SHIPPED",
        "DELIVERED IN_TRANSIT, PARTIALLY_DELIVERED",
        "DELIVERED PACKED, PARTIALLY_DELIVERED",
        "DELIVERED LOST, DELIVERED",
        "DELIVERED DELIVERED, DELIVERED",
        "CANCELLED LOST, CANCELLED"
    })
    void sumsUpWhereTheGoodsAre(String statuses, Fulfilment expected) {
        List<ParcelView> parcels = new ArrayList<>();
        for (String status : statuses.isEmpty() ? new String[0] : statuses.split(" ")) {
            parcels.add(parcel(ParcelStatus.valueOf(status)));
        }

        assertThat(Fulfilment.of(parcels)).isEqualTo(expected);
    }

    private static ParcelView parcel(ParcelStatus status) {
        return new ParcelView(
                new ParcelId("par_01kc8c2v5dr5hbbm1mf5r3bq4x_1"),
                new dev.packhorse.inventory.WarehouseCode("BER"),
                status,
                List.of(),
                dev.packhorse.money.Money.of(1, "EUR"),
                "",
                null,
                null,
                null,
                null,
                null);
    }

    private String labelled() {
        String order =
                http.checkOut(checkout(platform.sku(10), 1)).json().path("id").asString();
        String parcel = "par_" + order.substring("ord_".length()) + "_1";
        eventually(
                () -> http.get("/v1/parcels/" + parcel).json(),
                json -> json.path("status").asString().equals("labelled"));
        return parcel;
    }

    private void scan(String parcel, String status) {
        String event = Signatures.trackerEvent(Hands.trackingCode(new ParcelId(parcel)), status);
        assertThat(http.post(
                                "/v1/webhooks/easypost",
                                event,
                                "X-Hmac-Signature",
                                Signatures.easypost(event, "easypost_secret"))
                        .status())
                .isEqualTo(200);
    }
}
