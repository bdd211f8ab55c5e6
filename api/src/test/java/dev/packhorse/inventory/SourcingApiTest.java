package dev.packhorse.inventory;

import static dev.packhorse.api.Bodies.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.api.Http;
import dev.packhorse.api.Platform;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SourcingApiTest {

    private static final String RULES = "/v1/admin/sourcing-rules";
    private static final String WHAT_IF = "/v1/admin/sourcing/what-if";

    private static final String PLACES = "/v1/admin/destination-places";

    private static final String STANDARD = """
            {"rules": [{"rule": "ships_alone"}, {"rule": "fewest_parcels"}, {"rule": "nearest", "by": "country"},
              {"rule": "preferred"}], "split_lines": true}""";
    private static final String BALANCED = """
            {"rules": [{"rule": "keeps_stock_balanced"}]}""";

    private final Platform platform = Platform.shared();
    private final Http http = platform.http();

    @AfterEach
    void standardRules() {
        put(STANDARD, http.get(RULES).header("ETag"));
    }

    @Test
    void statesRulesThatTheNextOrderIsSourcedBy() {
        String sku = platform.sku(3);
        platform.shop().receives(50, sku, "RTM");
        Http.Answer before = http.get(RULES);

        Http.Answer put = put(BALANCED, before.header("ETag"));

        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(put.json().toString())
                .isEqualTo("{\"rules\":[{\"rule\":\"keeps_stock_balanced\"}],\"split_lines\":true}");
        assertThat(http.get(RULES).body()).isEqualTo(put.body());
        assertThat(http.checkOut(checkout(sku, 1))
                        .json()
                        .path("parcels")
                        .get(0)
                        .path("warehouse")
                        .asString())
                .isEqualTo("RTM");
    }

    @Test
    void asksWhatTheCallerHasSeen() {
        Http.Answer blind = put(BALANCED, "");
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.code()).isEqualTo("precondition_required");

        String seen = http.get(RULES).header("ETag");
        put(BALANCED, seen);
        Http.Answer late = put(STANDARD, seen);
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.code()).isEqualTo("precondition_failed");
    }

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {"rules": [{"rule": "cheapest"}]}                                  | unknown       | /rules/0/rule
        {"rules": [{"rule": "preferred"}, {"rule": "preferred"}]}          | duplicate     | /rules/1/rule
        {"rules": [{"rule": "nearest", "by": "moon"}]}                     | unknown       | /rules/0/by
        {"rules": [{"rule": "preferred", "by": "country"}]}                | unknown_field | /rules/0/by
        {"rules": []}                                                      | too_few       | /rules
        {"split_lines": true}                                              | required      | /rules
        {"rules": [{"rule": "preferred"}], "split_lines": "yes"}           | wrong_type    | /split_lines
        """)
    void refusesWhatIsNoRule(String body, String code, String pointer) {
        Http.Answer refused = put(body, http.get(RULES).header("ETag"));

        assertThat(refused.status()).isEqualTo(422);
        assertError(refused, code, pointer);
    }

    @Test
    void answersWhatWouldBeSentAndWhyAndHoldsNothing() {
        String sku = platform.sku(3);
        platform.shop().receives(50, sku, "RTM");

        Http.Answer answer = post("""
                {"lines": [{"sku": "%s", "quantity": 5}], "destination": {"country": "DE"}}""".formatted(sku));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode trial = answer.json();
        assertThat(trial.path("outcome").asString()).isEqualTo("sourced");
        assertThat(trial.path("parcels").get(0).path("warehouse").asString()).isEqualTo("RTM");
        assertThat(trial.path("parcels").get(0).path("reason").asString()).isEqualTo("Ships everything alone.");
        assertThat(trial.path("steps").get(0).path("considered").get(0).toString())
                .startsWith("{\"warehouse\":\"RTM\",\"opinions\":[{\"rule\":\"ships_alone\",\"kept\":true,\"words\":");
        assertThat(platform.shop().level(sku, "RTM").held()).isZero();
    }

    @Test
    void answersUnderRulesAndLevelsThatAreNotThoseOfTheHouse() {
        String sku = platform.sku(3);
        String question = """
                {"lines": [{"sku": "%1$s", "quantity": 5}], "destination": {"country": "DE"},
                 "rules": [{"rule": "keeps_stock_balanced"}], "split_lines": %2$s,
                 "levels": [{"sku": "%1$s", "warehouse": "BER", "available": 4}, {"sku": "%1$s", "warehouse": "RTM", "available": 4}]}""";

        assertThat(post(question.formatted(sku, true)).json().path("parcels").size())
                .isEqualTo(2);
        JsonNode whole = post(question.formatted(sku, false)).json();
        assertThat(whole.path("outcome").asString()).isEqualTo("out_of_stock");
        assertThat(whole.path("shortfalls").toString())
                .isEqualTo("[{\"sku\":\"%s\",\"wanted\":5,\"available\":4}]".formatted(sku));
    }

    @Test
    void answersHowFarTheWayIsAndWhoSaysSo() {
        String sku = platform.sku(3);
        assertThat(http.send(http.request(
                                        "/v1/admin/warehouses/OSL",
                                        "Content-Type",
                                        "application/json",
                                        "If-None-Match",
                                        "*")
                                .PUT(HttpRequest.BodyPublishers.ofString("""
                {"name": "Oslo", "address": {"line1": "Dock 1", "city": "Oslo", "postal_code": "0150", "country": "NO",
                   "coordinates": {"latitude": 59.9139, "longitude": 10.7522}}, "priority": 60}""")))
                        .json()
                        .at("/address/coordinates/latitude")
                        .asDouble())
                .isEqualTo(59.9139);
        platform.shop().receives(5, sku, "OSL");
        String question = """
                {"lines": [{"sku": "%s", "quantity": 1}], "destination": {"country": "SE"%s}, "rules": [{"rule": "least_distance"}]}""";
        assertThat(first(post(question.formatted(sku, ""))))
                .isEqualTo("Nobody knows where the destination lies, so all are equal.");

        Http.Answer stated = places("""
                {"places": [{"country": "SE", "coordinates": {"latitude": 59.3293, "longitude": 18.0686}}]}""");
        assertThat(stated.status()).as(stated.body()).isEqualTo(200);
        assertThat(http.get(PLACES).body()).isEqualTo(stated.body());

        assertThat(first(post(question.formatted(sku, ""))))
                .isEqualTo("Is 416 km from the destination, by the house's place for SE.");
        assertThat(first(post(
                        question.formatted(sku, ", \"coordinates\": {\"latitude\": 57.7089, \"longitude\": 11.9746}"))))
                .isEqualTo("Is 255 km from the destination, by the order's coordinates.");
    }

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {}                                                                                             | required     | /places
        {"places": [{"country": "SE"}]}                                                                | required     | /places/0/coordinates
        {"places": [{"country": "SE", "coordinates": {"latitude": 91, "longitude": 0}}]}               | out_of_range | /places/0/coordinates/latitude
        {"places": [{"country": "SE", "coordinates": {"latitude": 9, "longitude": "0"}}]}              | wrong_type   | /places/0/coordinates/longitude
        {"places": [{"country": "SE", "region": "AB", "postal_code": "1", "coordinates": {"latitude": 9, "longitude": 0}}]} | unexpected | /places/0/postal_code
        {"places": [{"country": "SE", "coordinates": {"latitude": 9, "longitude": 0}}, {"country": "SE", "coordinates": {"latitude": 9, "longitude": 0}}]} | duplicate | /places/1/country
        """)
    void refusesWhatIsNoPlace(String body, String code, String pointer) {
        Http.Answer refused = places(body);

        assertThat(refused.status()).isEqualTo(422);
        assertError(refused, code, pointer);
    }

    @ParameterizedTest(name = "{1} at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        {"destination": {"country": "DE"}}                                                          | required   | /lines
        {"lines": [{"sku": "A", "quantity": 0}], "destination": {"country": "DE"}}                  | out_of_range | /lines/0/quantity
        {"lines": [{"sku": "A", "quantity": 1}, {"sku": "A", "quantity": 1}], "destination": {"country": "DE"}} | duplicate | /lines/1/sku
        {"lines": [{"sku": "A", "quantity": 1}]}                                                    | required   | /destination
        {"lines": [{"sku": "A", "quantity": 1}], "destination": {"country": "XX"}}                  | unknown    | /destination/country
        {"lines": [{"sku": "A", "quantity": 1}], "destination": {"country": "DE"}, "split_lines": true} | unexpected | /split_lines
        {"lines": [{"sku": "A", "quantity": 1}], "destination": {"country": "DE"}, "levels": [{"sku": "A", "warehouse": "b", "available": 1}]} | malformed | /levels/0/warehouse
        """)
    void refusesWhatIsNoQuestion(String body, String code, String pointer) {
        Http.Answer refused = post(body);

        assertThat(refused.status()).isEqualTo(422);
        assertError(refused, code, pointer);
    }

    private Http.Answer places(String body) {
        HttpRequest.Builder request = http.request(
                PLACES,
                "Content-Type",
                "application/json",
                "If-Match",
                http.get(PLACES).header("ETag"));
        return http.send(request.PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String first(Http.Answer trial) {
        return trial.json().at("/steps/0/considered/0/opinions/0/words").asString();
    }

    private static void assertError(Http.Answer refused, String code, String pointer) {
        assertThat(refused.code()).isEqualTo("validation_failed");
        assertThat(refused.json().path("errors")).anySatisfy(error -> {
            assertThat(error.path("code").asString()).isEqualTo(code);
            assertThat(error.path("pointer").asString()).endsWith(pointer);
        });
    }

    private Http.Answer post(String body) {
        return http.post(WHAT_IF, body, "Content-Type", "application/json");
    }

    private Http.Answer put(String body, String ifMatch) {
        HttpRequest.Builder request = http.request(RULES, "Content-Type", "application/json");
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.PUT(HttpRequest.BodyPublishers.ofString(body)));
    }
}
