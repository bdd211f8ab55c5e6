package dev.packhorse.feed;

import static dev.packhorse.api.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import org.junit.jupiter.api.Test;

class ExportApiTest {

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @Test
    void sendsStockAtOnceInTheFormatThatIsAskedFor() {
        String sku = platform.sku(7);

        Http.Answer csv = http.get("/v1/admin/exports/stock", "Accept", "text/csv");
        Http.Answer lines = http.get("/v1/admin/exports/stock", "Accept", "application/x-ndjson");

        assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("stock.csv");
        assertThat(csv.body())
                .startsWith("warehouse,sku,on_hand,safety_stock\n")
                .contains("BER," + sku + ",7,0\n");
        assertThat(lines.body())
                .contains("{\"warehouse\":\"BER\",\"sku\":\"" + sku + "\",\"on_hand\":7,\"safety_stock\":0}");
        assertThat(http.get("/v1/admin/exports/stock").body()).isEqualTo(csv.body());
    }

    @Test
    void hasAWorkflowWriteAFileThatCanBeFetchedOnceItIsWhole() {
        String sku = platform.sku(0);
        Http.Answer begun = http.post("/v1/admin/exports?kind=products", "", "Idempotency-Key", "export-1");
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        String location = begun.header("Location");

        eventually(
                () -> http.get(location).json(),
                json -> json.path("status").asString().equals("completed"));

        assertThat(http.get(location + "/content").body())
                .startsWith("id,category,name,description")
                .contains(sku);
        assertThat(http.post("/v1/admin/exports?kind=products", "", "Idempotency-Key", "export-1")
                        .header("Location"))
                .isEqualTo(location);
        assertThat(http.post("/v1/admin/exports?kind=stock", "", "Idempotency-Key", "export-1")
                        .code())
                .isEqualTo("idempotency_key_reused");
    }

    @Test
    void refusesWhatIsNoExport() {
        assertThat(http.get("/v1/admin/exports/exp_unknown").code()).isEqualTo("export_not_found");
        assertThat(http.get("/v1/admin/exports/exp_unknown/content").code()).isEqualTo("export_not_found");
        assertThat(http.get("/v1/admin/exports/colours").status()).isEqualTo(404);
        assertThat(http.post("/v1/admin/exports?kind=colours", "", "Idempotency-Key", "k")
                        .code())
                .isEqualTo("parameter_invalid");
    }
}
