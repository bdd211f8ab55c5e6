package dev.packhorse.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packhorse.api.FieldError;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Settings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckoutReaderTest {

    private final CheckoutReader reader = new CheckoutReader(Settings.defaults());

    @Test
    void readsTheExampleOfTheDocument() {
        CheckoutRequest request = read(OrderExamples.CHECKOUT);

        assertThat(request.customer().email()).isEqualTo("ada@example.com");
        assertThat(request.checkout("key").items())
                .containsExactly(new Checkout.Item(new dev.packhorse.inventory.Sku("SHOE-RED-42"), 2));
        assertThat(request.checkout("key").expectedTotal()).isEqualTo(dev.packhorse.money.Money.of(9998, "EUR"));
    }

    /** One field of the example is replaced by what no order should have. */
    @ParameterizedTest(name = "{0} -> {1}: {2} {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"quantity\": 2        | \"quantity\": 0                  | /lines/0/quantity | out_of_range",
                "\"quantity\": 2        | \"quantity\": -1                 | /lines/0/quantity | out_of_range",
                "\"quantity\": 2        | \"quantity\": 1000000000         | /lines/0/quantity | out_of_range",
                "\"quantity\": 2        | \"quantity\": 99999999999999999999999 | /lines/0/quantity | out_of_range",
                "\"quantity\": 2        | \"quantity\": 1.5                | /lines/0/quantity | wrong_type",
                "\"quantity\": 2        | \"quantity\": 2.0                | /lines/0/quantity | wrong_type",
                "\"quantity\": 2        | \"quantity\": \"2\"              | /lines/0/quantity | wrong_type",
                "\"quantity\": 2        | \"quantity\": null               | /lines/0/quantity | required",
                "\"quantity\": 2        | \"quantity\": true               | /lines/0/quantity | wrong_type",
                "\"quantity\": 2        | \"amount\": 2                    | /lines/0/quantity | required",
                "\"quantity\": 2        | \"quantity\": 2, \"price\": 1    | /lines/0/price    | unknown_field",
                "\"quantity\": 2        | \"quantity\": 2, \"a/b~c\": 1    | /lines/0/a~1b~0c  | unknown_field",
                "\"SHOE-RED-42\"        | \"no spaces\"                    | /lines/0/sku      | malformed",
                "\"SHOE-RED-42\"        | 42                               | /lines/0/sku      | wrong_type",
                "\"SHOE-RED-42\"        | \"../../etc\"                    | /lines/0/sku      | malformed",
                "{\"sku\": \"SHOE-RED-42\", \"quantity\": 2} | 7           | /lines/0          | wrong_type",
                "[{\"sku\": \"SHOE-RED-42\", \"quantity\": 2}] | []        | /lines            | too_few",
                "[{\"sku\": \"SHOE-RED-42\", \"quantity\": 2}] | {}        | /lines            | wrong_type",
                "[{\"sku\": \"SHOE-RED-42\", \"quantity\": 2}] | null      | /lines            | required",
                "ada@example.com        | ada                              | /customer/email   | malformed",
                "ada@example.com        | ada@example                      | /customer/email   | malformed",
                "ada@example.com        | a b@example.com                  | /customer/email   | malformed",
                "\"Ada Lovelace\"       | \"\"                             | /customer/name    | blank",
                "\"Ada Lovelace\"       | \"   \"                          | /customer/name    | blank",
                "\"Ada Lovelace\"       | \"Ada\\u0000\"                   | /customer/name    | bad_character",
                "\"Ada Lovelace\"       | \"Ada\\nBcc: all\"               | /customer/name    | bad_character",
                "\"Ada Lovelace\"       | \"Ada\\ud800\"                   | /customer/name    | bad_character",
                "\"Ada Lovelace\"       | [\"Ada\"]                        | /customer/name    | wrong_type",
                "\"country\": \"DE\"    | \"country\": \"XX\"              | /shipping_address/country | unknown",
                "\"country\": \"DE\"    | \"country\": \"de\"              | /shipping_address/country | unknown",
                "\"country\": \"DE\"    | \"country\": \"DEU\"             | /shipping_address/country | too_long",
                "\"currency\": \"EUR\", | \"currency\": \"GBP\",           | /currency         | unsupported",
                "\"currency\": \"EUR\", | \"currency\": \"\",              | /currency         | blank",
                "\"currency\": \"EUR\", | \"currency\": \"JPY\",           | /expected_total/currency | mismatch",
                "\"amount\": 9998       | \"amount\": -1                   | /expected_total/amount | out_of_range",
                "\"amount\": 9998       | \"amount\": 99.98                | /expected_total/amount | wrong_type",
                "pm_card_visa           | 4242424242424242                 | /payment_method   | malformed",
                "\"payment_method\": \"pm_card_visa\" | \"payment_method\": {} | /payment_method | wrong_type",
                "\"payment_method\": \"pm_card_visa\" | \"coupon\": \"X\", \"payment_method\": \"pm_card_visa\" | /coupon | unknown_field"
            })
    void namesTheFieldThatIsWrong(String right, String wrong, String pointer, String code) {
        String body = OrderExamples.CHECKOUT.replace(right, wrong);
        assertThat(body).isNotEqualTo(OrderExamples.CHECKOUT);

        assertThat(errors(body))
                .extracting(FieldError::pointer, FieldError::code)
                .contains(org.assertj.core.groups.Tuple.tuple(pointer, code));
    }

    @Test
    void findsEveryMistakeAtOnce() {
        assertThat(errors("{}"))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder("/customer", "/lines", "/currency", "/shipping_address", "/payment_method");
        assertThat(errors("""
                        {"customer": {"email": 1}, "lines": [{"sku": "A", "quantity": 0}, {"quantity": 1}],
                         "currency": "XXX", "shipping_address": [], "payment_method": "visa", "hello": 1}
                        """))
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/customer/name",
                        "/customer/email",
                        "/lines/0/quantity",
                        "/lines/1/sku",
                        "/currency",
                        "/shipping_address",
                        "/payment_method",
                        "/hello");
    }

    @Test
    void refusesTheSameSkuTwiceAndMoreThanAHundredLines() {
        String line = "{\"sku\": \"SHOE-RED-42\", \"quantity\": 2}";
        assertThat(errors(OrderExamples.CHECKOUT.replace(line, line + ", " + line)))
                .containsExactly(
                        FieldError.at("/lines/1/sku", "duplicate", "stands in line 0 already; add the quantities up"));

        String many = String.join(", ", java.util.Collections.nCopies(101, line));
        assertThat(errors(OrderExamples.CHECKOUT.replace(line, many)))
                .extracting(FieldError::code)
                .containsExactly("too_many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{]", "nul", "{} {}", "{\"a\":1,\"a\":2}", "\u0000", "{\"a\":NaN}", "{'a':1}"})
    void saysThatItIsNotJson(String body) {
        assertThat(problem(body).code()).isEqualTo("malformed_json");
        assertThat(problem(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "null", "true"})
    void wantsAnObject(String body) {
        assertThat(errors(body))
                .extracting(FieldError::pointer, FieldError::code)
                .contains(org.assertj.core.groups.Tuple.tuple("", "wrong_type"));
    }

    @Test
    void survivesADeepNest() {
        assertThat(problem("[".repeat(30_000) + "]".repeat(30_000)).code()).isEqualTo("malformed_json");
    }

    @Test
    void seesTheSameMeaningInAnotherSpelling() {
        String line = "{\"sku\": \"SHOE-RED-42\", \"quantity\": 2}";
        String two = OrderExamples.CHECKOUT.replace(line, line + ", {\"sku\": \"SOCK\", \"quantity\": 1}");
        String turned = OrderExamples.CHECKOUT
                .replace(line, "{\"quantity\": 1, \"sku\": \"SOCK\"},\n\n" + line)
                .replace("Ada", "\\u0041da");

        assertThat(digest(two)).isEqualTo(digest(turned)).hasSize(64);
        assertThat(digest(two)).isNotEqualTo(digest(two.replace("10999", "10998")));
        assertThat(digest(two)).isNotEqualTo(digest(two.replace("\"quantity\": 1", "\"quantity\": 2")));
    }

    private String digest(String body) {
        return read(body).checkout("key").requestHash();
    }

    private List<FieldError> errors(String body) {
        return problem(body).errors();
    }

    private Problem problem(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body)).problem();
    }

    private CheckoutRequest read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
