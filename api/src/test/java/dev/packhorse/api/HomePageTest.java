package dev.packhorse.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HomePageTest {

    private final Http http = Platform.shared().http();

    @Test
    void listsWhatIsRunningAndLoadsNothingFromElsewhere() {
        Http.Answer page = http.get("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("href=\"/swagger-ui.html\"", "href=\"/v1/openapi.json\"")
                .doesNotContain("<style", "style=", "onclick", "http://", "https://");
        assertThat(http.get("/home/home.js").header("Content-Type")).startsWith("text/javascript");
        assertThat(http.get("/home/home.js").body()).doesNotContain("innerHTML");
        assertThat(http.get("/home/home.css").status()).isEqualTo(200);
    }

    @Test
    void escapesItsLinksAndLeavesOutWhatIsNoAddress() {
        HomePage page = new HomePage(
                new Links("https://temporal.example/?a=1&b=\"><script>", "javascript:alert(1)", "http://m.example"));

        assertThat(page.home().getBody())
                .contains("https://temporal.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;", "http://m.example")
                .doesNotContain("javascript:", "<script>");
    }
}
