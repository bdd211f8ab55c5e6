package dev.packhorse.order;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.EmailAddress;
import dev.packhorse.api.Fields;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import dev.packhorse.customer.CoordinatesResource;
import dev.packhorse.inventory.Sku;
import dev.packhorse.money.Amount;
import dev.packhorse.payment.PaymentMethod;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a checkout from JSON and finds everything that is wrong with it at once. */
@ApiComponent
@Component
class CheckoutReader {

    static final int MOST_LINES = 100;
    static final int MOST_UNITS = 1_000;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Set<String> currencies;
    private final String oneOfThem;

    CheckoutReader(ApiProperties properties) {
        this.currencies =
                properties.currencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toSet());
        this.oneOfThem = "must be one of " + currencies.stream().sorted().collect(Collectors.joining(", "));
    }

    /** An order that is to be placed at once. */
    CheckoutRequest read(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        CheckoutRequest.Buyer customer = customer(fields.object("customer"));
        List<CheckoutRequest.Line> lines = lines(fields.objects("lines", MOST_LINES));
        String currency = currency(fields, "currency");
        CheckoutRequest.PostalAddress address = address(fields.object("shipping_address"));
        String paymentMethod = paymentMethod(fields);
        Amount expectedTotal = expectedTotal(fields, currency);
        refuseWhatIsWrong(fields);
        return new CheckoutRequest(customer, lines, currency, address, paymentMethod, expectedTotal);
    }

    /** A checkout that is to be held now and paid for later. */
    OpeningRequest readOpening(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        CheckoutRequest.Buyer customer = customer(fields.object("customer"));
        List<CheckoutRequest.Line> lines = lines(fields.objects("lines", MOST_LINES));
        String currency = currency(fields, "currency");
        CheckoutRequest.PostalAddress address = address(fields.object("shipping_address"));
        Amount expectedTotal = expectedTotal(fields, currency);
        refuseWhatIsWrong(fields);
        return new OpeningRequest(customer, lines, currency, address, expectedTotal);
    }

    PaymentMethod readPayment(byte[] body) {
        Fields fields = Fields.of(Wire.read(body));
        String paymentMethod = paymentMethod(fields);
        refuseWhatIsWrong(fields);
        return new PaymentMethod(paymentMethod);
    }

    private static void refuseWhatIsWrong(Fields fields) {
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
    }

    private static String paymentMethod(Fields fields) {
        return fields.formed(
                "payment_method",
                200,
                PaymentMethod::isWellFormed,
                "malformed",
                "must be a payment method's token such as pm_card_visa, never a card number");
    }

    private static CheckoutRequest.Buyer customer(Fields fields) {
        CheckoutRequest.Buyer buyer =
                new CheckoutRequest.Buyer(fields.text("name", 100), EmailAddress.read(fields, "email"));
        fields.refuseOthers();
        return buyer;
    }

    private static List<CheckoutRequest.Line> lines(List<Fields> entries) {
        List<CheckoutRequest.Line> lines = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Fields entry : entries) {
            String sku = entry.formed(
                    "sku", 64, Sku::isWellFormed, "malformed", "must be letters, digits, dots, dashes and underscores");
            lines.add(new CheckoutRequest.Line(sku, (int) entry.number("quantity", 1, MOST_UNITS)));
            entry.refuseOthers();
            Integer first = sku.isEmpty() ? null : seen.putIfAbsent(sku, lines.size() - 1);
            if (first != null) {
                entry.note("sku", "duplicate", "stands in line " + first + " already; add the quantities up");
            }
        }
        return lines;
    }

    private String currency(Fields fields, String field) {
        return fields.formed(field, 3, currencies::contains, "unsupported", oneOfThem);
    }

    private static CheckoutRequest.PostalAddress address(Fields fields) {
        CheckoutRequest.PostalAddress address = new CheckoutRequest.PostalAddress(
                fields.text("line1", 100),
                fields.optionalText("line2", 100),
                fields.text("city", 100),
                fields.optionalText("region", 100),
                fields.text("postal_code", 20),
                fields.formed("country", 2, COUNTRIES::contains, "unknown", "must be an ISO 3166-1 alpha-2 code"),
                CoordinatesResource.read(fields));
        fields.refuseOthers();
        return address;
    }

    private @Nullable Amount expectedTotal(Fields fields, String currency) {
        Fields total = fields.optionalObject("expected_total");
        if (total == null) {
            return null;
        }
        Amount expected = new Amount(total.number("amount", 0, 1_000_000_000_000L), currency(total, "currency"));
        total.refuseOthers();
        if (currencies.contains(expected.currency())
                && currencies.contains(currency)
                && !expected.currency().equals(currency)) {
            total.note("currency", "mismatch", "must be the order's currency, " + currency);
        }
        return expected;
    }
}
