package dev.packhorse.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarrierTest {

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Caller caller;

    @BeforeEach
    void open() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.on(folder.resolve("ledger.ndjson")));
        caller = new Caller(sandbox);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void sellsOneLabelPerShipment() throws IOException {
        var label = caller.label("par_1");

        assertThat(label.text("/tracking_code")).hasSize(20);
        assertThat(label.text("/tracker/status")).isEqualTo("pre_transit");
        var again = caller.buy(label.text("/id"), label.text("/rates/1/id"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text("/error/code")).isEqualTo("SHIPMENT.POSTAGE.EXISTS");
        var entry = caller.ledger(LedgerEntry.LABEL_BOUGHT).getFirst();
        assertThat(entry.reference()).isEqualTo("par_1");
        assertThat(entry.shipment()).isEqualTo(label.text("/id"));
        assertThat(entry.trackingCode()).isEqualTo(label.text("/tracking_code"));
    }

    @Test
    void drawsTheLabelAsAPdf() throws IOException {
        var url = caller.label("par_1").text("/postage_label/label_url");

        var pdf = caller.get(url.replace(sandbox.baseUri().toString(), ""))
                .response()
                .body()
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-1.4")
                .contains("Ref par_1");
    }

    @Test
    void findsAShipmentByItsReference() throws IOException {
        var shipment = caller.shipment("par_1", "Berlin");

        assertThat(caller.get("/v2/shipments/par_1").text("/id")).isEqualTo(shipment.text("/id"));
        assertThat(caller.get("/v2/shipments/par_2").status()).isEqualTo(404);
    }

    @Test
    void refusesAnAddressWhereNobodyLives() throws IOException {
        var refused = caller.shipment("par_1", "UNDELIVERABLE");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/error/code")).isEqualTo("ADDRESS.VERIFY.FAILURE");
        assertThat(caller.ledger()).isEmpty();
    }

    @Test
    void takesALabelBackUntilTheParcelIsOnItsWay() throws IOException {
        var unused = caller.label("par_1").text("/id");
        assertThat(caller.post("/v2/shipments/" + unused + "/refund", "").text("/refund_status"))
                .isEqualTo("submitted");
        assertThat(caller.post("/v2/shipments/" + unused + "/refund", "").status())
                .isEqualTo(422);

        var used = caller.label("par_2");
        caller.post("/_sandbox/trackers/" + used.text("/tracking_code") + "/scans", "{\"status\":\"in_transit\"}");
        assertThat(caller.post("/v2/shipments/" + used.text("/id") + "/refund", "")
                        .status())
                .isEqualTo(422);
        assertThat(caller.ledger(LedgerEntry.LABEL_REFUNDED)).hasSize(1);
    }

    @Test
    void movesByItselfOnceTheCourierHasIt() throws Exception {
        var label = caller.label("par_1");
        assertThat(pickUp(label.text("/tracking_code"))).isEqualTo(200);

        Caller.eventually("delivered", () -> status(label.text("/tracker/id")).equals("delivered"));

        assertThat(caller.ledger(LedgerEntry.PARCEL_SCANNED))
                .extracting(LedgerEntry::status)
                .containsExactly("in_transit", "out_for_delivery", "delivered");
    }

    @Test
    void bringsBackOrLosesWhatItIsToldTo() throws Exception {
        var returned = caller.label("par_1").text("/tracking_code");
        var lost = caller.label("par_2").text("/tracking_code");
        caller.put("/_sandbox/faults", """
                [{"operation":"trackers.pickup","fault":"returned","match":"par_1"},
                 {"operation":"trackers.pickup","fault":"lost","match":"par_2"}]""");
        pickUp(lost);
        pickUp(returned);

        Caller.eventually("returned", () -> status(returned).equals("return_to_sender"));

        assertThat(status(lost)).isEqualTo("pre_transit");
    }

    @Test
    void listsWhatWasBoughtNewestFirst() throws IOException {
        caller.label("par_1");
        caller.shipment("par_2", "Berlin");
        caller.label("par_3");

        var page = caller.get("/v2/shipments?purchased=true&page_size=1");

        assertThat(page.text("/shipments/0/reference")).isEqualTo("par_3");
        assertThat(page.json().path("has_more").asBoolean()).isTrue();
        assertThat(caller.get("/v2/shipments?purchased=true&before_id=" + page.text("/shipments/0/id"))
                        .text("/shipments/0/reference"))
                .isEqualTo("par_1");
    }

    private int pickUp(String code) throws IOException {
        return caller.post("/_sandbox/trackers/" + code + "/pickup", "").status();
    }

    private String status(String code) {
        try {
            return caller.get("/v2/trackers/" + code).text("/status");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
