package dev.packhorse.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What a person sees who opens the address in a browser: what is running, and how the last orders are doing. */
@ApiComponent
@RestController
class HomePage {

    /** Everything comes from here, and nothing else is run or loaded. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private record Link(String title, String address, String what) {}

    private final List<Link> links;

    HomePage(Links links) {
        List<Link> all = new ArrayList<>();
        all.add(new Link("API", "/swagger-ui.html", "every operation, to try out"));
        all.add(new Link("OpenAPI document", "/v1/openapi.json", "the same for programs"));
        add(all, "Temporal", links.temporal(), "every order's workflow, to watch and to steer");
        add(all, "Sandbox ledger", links.sandbox(), "what the simulated payment provider and carrier did");
        add(all, "Metrics", links.metrics(), "for Prometheus");
        this.links = List.copyOf(all);
    }

    private static void add(List<Link> links, String title, @Nullable String address, String what) {
        if (address != null && address.matches("https?://.+")) {
            links.add(new Link(title, address, what));
        }
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> home() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(page());
    }

    private String page() {
        StringBuilder list = new StringBuilder();
        for (Link link : links) {
            list.append("<li><a href=\"")
                    .append(HtmlUtils.htmlEscape(link.address()))
                    .append("\">")
                    .append(HtmlUtils.htmlEscape(link.title()))
                    .append("</a> ")
                    .append(HtmlUtils.htmlEscape(link.what()))
                    .append("</li>\n");
        }
        return PAGE.formatted(list);
    }

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Packhorse</title>
            <link rel="stylesheet" href="/home/home.css">
            <script src="/home/home.js" defer></script>
            </head>
            <body>
            <h1>Packhorse is running</h1>
            <ul>
            %s</ul>
            <h2>Last orders</h2>
            <p id="state" role="status">Looking…</p>
            <table hidden>
            <thead><tr><th>Order</th><th>Status</th><th>Payment</th><th>Total</th><th>Came</th></tr></thead>
            <tbody id="orders"></tbody>
            </table>
            <noscript><p>Without scripts, see <a href="/v1/orders">/v1/orders</a>.</p></noscript>
            </body>
            </html>
            """;
}
