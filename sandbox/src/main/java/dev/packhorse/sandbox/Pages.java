package dev.packhorse.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a person sees: the front page, the bank's page of a 3-D Secure payment, a parcel's label. */
final class Pages {

    private static final int LAST = 30;

    private static final String STYLE =
            "<style>body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;"
                    + "padding:0 1rem;color:#222;background:#fff}table{border-collapse:collapse;width:100%;font-size:.85rem}"
                    + "td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd}"
                    + "button{font:inherit;padding:.6rem 1.4rem;margin-right:1rem}code{background:#f3f3f3;padding:.1rem .3rem}"
                    + "</style>";

    private final Payments payments;
    private final Carrier carrier;
    private final Faults faults;
    private final Deque<LedgerEntry> last = new ArrayDeque<>();

    Pages(Payments payments, Carrier carrier, Faults faults) {
        this.payments = payments;
        this.carrier = carrier;
        this.faults = faults;
    }

    void apply(LedgerEntry entry) {
        synchronized (last) {
            last.addFirst(entry);
            if (last.size() > LAST) {
                last.removeLast();
            }
        }
    }

    Answer front() {
        return Answer.html(page(
                "Packhorse sandbox",
                "<p>A payment provider (a part of Stripe under <code>/v1</code>) and a carrier (a part of EasyPost under"
                        + " <code>/v2</code>), simulated. No money moves and no parcel travels.</p>"
                        + "<p><a href=\"/_sandbox/ledger\">Ledger</a> &middot; <a href=\"/_sandbox/faults\">Faults</a>"
                        + " &middot; <a href=\"/_sandbox/health\">Health</a></p>"
                        + "<h2>Faults switched on</h2>" + faultTable() + "<h2>Last entries of the ledger</h2>"
                        + ledgerTable()));
    }

    private String faultTable() {
        var left = faults.left();
        if (left.isEmpty()) {
            return "<p>None.</p>";
        }
        var rows = new StringBuilder("<table><tr><th>operation<th>fault<th>times left<th>only about");
        left.forEach(it ->
                rows.append(row(it.operation(), it.fault().name().toLowerCase(Locale.ROOT), it.times(), it.match())));
        return rows.append("</table>").toString();
    }

    private String ledgerTable() {
        List<LedgerEntry> entries;
        synchronized (last) {
            entries = List.copyOf(last);
        }
        if (entries.isEmpty()) {
            return "<p>Nothing has happened yet.</p>";
        }
        var rows = new StringBuilder("<table><tr><th>no<th>at<th>what<th>amount<th>order<th>payment or shipment"
                + "<th>reference<th>tracking<th>status");
        entries.forEach(it -> rows.append(row(
                it.seq(),
                it.at(),
                it.kind(),
                it.amount() == null ? null : it.amount() + " " + it.currency(),
                it.orderId(),
                it.paymentIntent() == null ? it.shipment() : it.paymentIntent(),
                it.reference(),
                it.trackingCode(),
                it.status())));
        return rows.append("</table>").toString();
    }

    private static String row(@Nullable Object... cells) {
        var row = new StringBuilder("<tr>");
        for (var cell : cells) {
            row.append("<td>").append(cell == null ? "" : escape(cell.toString()));
        }
        return row.toString();
    }

    Answer bank(String id) {
        var intent = payments.find(id);
        if (intent == null) {
            throw StripeJson.missing("payment_intent", id);
        }
        if (intent.status() != Intent.Status.REQUIRES_ACTION) {
            return Answer.html(page("Your bank", "<p>There is nothing to confirm any more.</p>"));
        }
        return Answer.html(page(
                "Your bank asks",
                "<p>Did you mean to pay <strong>" + intent.terms().amount() + " "
                        + escape(intent.terms().currency()) + "</strong> (minor units) for order "
                        + escape(String.valueOf(intent.terms().orderId())) + "?</p>"
                        + "<form method=\"post\" action=\"/_sandbox/authenticate/" + escape(id) + "\">"
                        + "<button name=\"outcome\" value=\"approve\">Approve</button>"
                        + "<button name=\"outcome\" value=\"fail\">Fail</button></form>"));
    }

    /** On to where the shop asked to be called, else a word of thanks. */
    Answer backFromBank(String id, boolean approved) {
        var intent = payments.find(id);
        var url = intent == null ? null : intent.returnUrl();
        if (url != null && (url.startsWith("http://") || url.startsWith("https://"))) {
            var joined = url + (url.contains("?") ? "&" : "?") + "payment_intent=" + id + "&redirect_status="
                    + (approved ? "succeeded" : "failed");
            return Answer.text(303, "text/plain", "See the shop\n").with("Location", joined.replaceAll("[\r\n]", ""));
        }
        return Answer.html(page(
                "Your bank",
                approved ? "<p>Thank you. The payment is approved.</p>" : "<p>The payment has failed.</p>"));
    }

    /** A real, if plain, PDF of the label with the tracking code and the address. */
    Answer label(String file) {
        var shipment = carrier.find(file.replaceAll("\\.pdf$", ""))
                .filter(it -> it.label() != null)
                .orElseThrow(() -> EasyPostJson.refused(404, "NOT_FOUND", "There is no such label.", Map.of()));
        return Answer.bytes(200, "application/pdf", LabelPdf.of(labelLines(shipment)));
    }

    private static List<String> labelLines(Shipment shipment) {
        var label = Objects.requireNonNull(shipment.label());
        var to = shipment.toAddress();
        return List.of(
                label.rate().carrier() + " " + label.rate().service(),
                label.trackingCode(),
                "",
                to.path("name").asString(""),
                to.path("street1").asString(""),
                to.path("zip").asString("") + " " + to.path("city").asString(""),
                to.path("country").asString(""),
                "",
                "Ref " + shipment.reference(),
                shipment.refunded() ? "VOID" : "SANDBOX - NOT FOR POSTING");
    }

    private static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + escape(title) + "</title>" + STYLE
                + "<h1>" + escape(title) + "</h1>" + body + "</html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
