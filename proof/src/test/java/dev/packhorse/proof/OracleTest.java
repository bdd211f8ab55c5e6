package dev.packhorse.proof;

import static dev.packhorse.proof.Mutation.forgetting;
import static dev.packhorse.proof.Mutation.forging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.proof.invariant.Inquiry.Breach;
import dev.packhorse.proof.invariant.Invariant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An oracle that never says no is worth nothing: every promise is broken here, each in the ways that it can be. */
class OracleTest {

    @TempDir
    static Path folder;

    private static World world;

    @BeforeAll
    static void build() throws SQLException {
        world = World.inOrder(folder);
    }

    @AfterAll
    static void tearDown() {
        world.close();
    }

    @Test
    void findsNothingInAWorldInOrder() throws SQLException {
        assertThat(world.after("select 1", Function.identity())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void finds(Mutation mutation) throws SQLException {
        List<Breach> breaches = world.after(mutation.sql(), mutation.ledger());

        assertThat(breaches)
                .filteredOn(breach -> breach.invariant().name().equals(mutation.invariant()))
                .extracting(Breach::id)
                .anySatisfy(id -> assertThat(id).contains(mutation.id()));
    }

    @Test
    void breaksEveryPromiseItKnows() {
        assertThat(mutations().map(Mutation::invariant).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Invariant.all().stream().map(Invariant::name).toList());
    }

    @Test
    void exitsWithZeroWhenAllIsKept() throws Exception {
        assertThat(run(ledgerFile()))
                .isEqualTo(new Verdict(0, "All " + Invariant.all().size() + " invariants hold.\n"));
    }

    @Test
    void exitsWithOneAndNamesWhatIsBroken() throws Exception {
        try (Connection connection = world.database().open();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update stock_level set on_hand = on_hand + 1, version = version + 1 where sku = 'MUG-BLUE' and warehouse = 'OSL'");
            try {
                Verdict verdict = run(ledgerFile());

                assertThat(verdict.exit()).isEqualTo(1);
                assertThat(verdict.said())
                        .startsWith("on-hand-adds-up: MUG-BLUE in OSL: on hand 6, but")
                        .endsWith("BROKEN\n");
            } finally {
                statement.execute(
                        "update stock_level set on_hand = on_hand - 1, version = version + 1 where sku = 'MUG-BLUE' and warehouse = 'OSL'");
            }
        }
    }

    @Test
    void exitsWithTwoWhenItCannotLook() {
        Verdict verdict = run(folder.resolve("nowhere.ndjson"));

        assertThat(verdict.exit()).isEqualTo(2);
        assertThat(verdict.said()).startsWith("oracle: could not look: ").contains("nowhere.ndjson");
    }

    @Test
    void leavesOutALedgerLineThatACrashTore() throws Exception {
        Path ledger = ledgerFile();
        Files.writeString(ledger, Files.readString(ledger) + "{\"seq\": 99, \"kind\": \"payment.auth");

        assertThat(run(ledger).exit()).isZero();
    }

    private record Verdict(int exit, String said) {}

    private static Verdict run(Path ledger) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = Oracle.run(
                new String[] {
                    "--jdbc=" + world.database().url(),
                    "--user=" + world.database().user(),
                    "--password=" + world.database().password(),
                    "--ledger=" + ledger,
                    "--ended-within=PT1M"
                },
                new PrintStream(said, true, StandardCharsets.UTF_8));
        return new Verdict(exit, said.toString(StandardCharsets.UTF_8));
    }

    private static Path ledgerFile() throws Exception {
        return Files.writeString(
                folder.resolve("ledger.ndjson"),
                String.join("\n", World.ledger().toList()) + "\n");
    }

    static Stream<Mutation> mutations() {
        return Stream.of(
                        stock(), money(), shipping(), orders(), catalogue(), search(), flashSales(), ledgers(), sales())
                .flatMap(List::stream);
    }

    private static List<Mutation> catalogue() {
        return List.of(
                Mutation.of(
                        "categories-are-a-tree",
                        "home",
                        "update category set path = '/garden/home/' where id = 'home'"),
                Mutation.of(
                        "categories-are-a-tree", "home", "update category set parent_id = 'home' where id = 'home'"),
                Mutation.of(
                        "sold-is-in-a-category",
                        "prd_mug",
                        "update product set category = 'garden' where id = 'prd_mug'"));
    }

    private static List<Mutation> search() {
        return Stream.concat(
                        Stream.of(
                                Mutation.of("sold-is-found", "prd_mug", "delete from product_search"),
                                Mutation.of("sold-is-found", "prd_mug", """
                                        insert into search_language (language, configuration, complete)
                                        values ('de', 'search_de', true)
                                        """),
                                Mutation.of("sold-is-found", "prd_mug", "update product set archived = true"),
                                Mutation.of(
                                        "search-prices-are-the-prices",
                                        "prd_mug",
                                        "update price set amount = 900 where sku = 'MUG-RED' and amount = 1000"),
                                Mutation.of(
                                        "search-prices-are-the-prices", "prd_mug", "delete from product_search_price"),
                                Mutation.of(
                                        "search-prices-are-the-prices",
                                        "prd_mug",
                                        "update product set archived = true"),
                                Mutation.of(
                                        "search-prices-are-the-prices",
                                        "prd_mug",
                                        "delete from price where valid_from > now()"),
                                Mutation.of("search-prices-are-the-prices", "prd_mug", """
                                        update product_search_price set valid_until = 'infinity' where valid_from = '-infinity'
                                        """)),
                        Stream.of(
                                        "update product set name = 'Cup'",
                                        "update product set description = 'Holds coffee.'",
                                        "update product set attributes = attributes || '{\"material\": \"Steel\"}'",
                                        "update product set texts = '{\"en\": {\"name\": \"Beaker\", \"description\": \"\"}}'",
                                        "update category set names = '{\"en\": \"House\"}'",
                                        "update variant set options = '{\"size\": \"L\"}' where sku = 'MUG-RED'",
                                        "update variant set archived = true where sku = 'MUG-RED'",
                                        "update product_search set skus = skus || '{MUG-GOLD}'",
                                        "update product_search set keys = keys || '{a:brand=Acme}'",
                                        "update product_search set document = document || to_tsvector('search_en', 'free')")
                                .map(sql -> Mutation.of("search-says-what-is-sold", "prd_mug", sql)))
                .toList();
    }

    private static List<Mutation> sales() {
        return List.of(
                Mutation.of(
                        "sales-are-the-orders",
                        "ord_delivered",
                        "delete from sales_entry where order_id = 'ord_delivered'"),
                Mutation.of("sales-are-the-orders", "ord_refunded", "delete from sales_entry where kind = 'lost'"),
                Mutation.of("sales-are-the-orders", "ord_cancelled", """
                        insert into sales_entry (kind, order_id, sku, product_id, category, currency, units, revenue)
                        values ('cancelled', 'ord_cancelled', 'MUG-RED', 'prd_mug', 'home', 'EUR', -1, -1000)
                        """),
                Mutation.of("sums-are-the-sales", "prd_mug", "update sales_by_day set units = units + 1"),
                Mutation.of("sums-are-the-sales", "prd_mug", "delete from sales_by_day"));
    }

    private static List<Mutation> flashSales() {
        return List.of(
                Mutation.of("no-customer-above-the-limit", "MUG-RED", """
                        insert into flash_sale (sku, per_customer_limit, at_once, queue_length, counts_from, changed_at)
                        values ('MUG-RED', 2, 10, 10, now() - interval '1 day', now() - interval '1 day')"""),
                Mutation.of("no-queue-above-its-length", "MUG-RED", """
                        insert into flash_sale (sku, per_customer_limit, at_once, queue_length) values ('MUG-RED', 9, 10, 1);
                        insert into sale_ticket (id, sku, customer, quantity, idempotency_key) values
                          ('tkt_1', 'MUG-RED', 'a@example.org', 1, 'a'), ('tkt_2', 'MUG-RED', 'b@example.org', 1, 'b')"""));
    }

    private static List<Mutation> stock() {
        return List.of(
                Mutation.of("on-hand-adds-up", "MUG-RED", "update stock_level set on_hand = 7 where sku = 'MUG-RED'"),
                Mutation.of(
                        "on-hand-adds-up",
                        "MUG-RED",
                        "delete from stock_movement where kind = 'shipped' and order_id = 'ord_delivered'"),
                Mutation.of(
                        "papers-say-who",
                        "rcp_lost",
                        "update stock_movement set reference = 'rcp_lost', actor = 'grace' where sku = 'MUG-BLUE' and kind = 'received'"),
                Mutation.of(
                        "papers-say-who", "rcp_red", "update stock_paper set actor = 'mallory' where id = 'rcp_red'"),
                Mutation.of(
                        "transfers-add-up",
                        "trf_blue",
                        "update stock_transfer_line set received = 1, written_off = 2 where transfer_id = 'trf_blue'"),
                Mutation.of("transfers-add-up", "trf_blue", "delete from stock_transfer_loss"),
                Mutation.of(
                        "transfers-add-up",
                        "trf_blue",
                        "delete from stock_movement where kind = 'transferred_in' and reference = 'trf_blue'"),
                Mutation.of(
                        "transfers-add-up",
                        "trf_red",
                        "update stock_transfer set status = 'closed', ended_at = now(), ended_by = 'x' where id = 'trf_red'"),
                Mutation.of(
                        "transfers-add-up",
                        "movement",
                        "update stock_movement set reference = 'trf_gone' where kind = 'transferred_in'"),
                Mutation.of("counts-are-booked-once", "cnt_red", "delete from stock_movement where kind = 'counted'"),
                Mutation.of(
                        "counts-are-booked-once",
                        "cnt_red",
                        "update stock_count_line set counted = 3, expected = 3 where count_id = 'cnt_red'"),
                Mutation.of(
                        "counts-are-booked-once", "cnt_red", "update stock_count set status = 'open', ended_at = null"),
                Mutation.of(
                        "held-adds-up",
                        "MUG-BLUE",
                        "update stock_level set held = 1 where sku = 'MUG-BLUE' and warehouse = 'OSL'"),
                Mutation.of(
                        "held-is-open-holds",
                        "MUG-RED",
                        "update stock_hold set state = 'released', closed_at = now() where order_id = 'ord_waiting'"),
                Mutation.of(
                        "held-is-open-holds",
                        "MUG-RED",
                        "update stock_hold_line set released = 1 where parcel_id = 'par_waiting'"),
                Mutation.of(
                        "holds-resolve-once",
                        "hld_waiting_1",
                        "update stock_hold set state = 'released', closed_at = now() where order_id = 'ord_waiting'"),
                Mutation.of("holds-resolve-once", "hld_expired_1", """
                        update stock_hold_line set shipped = 1, released = 0 where parcel_id = 'par_expired'"""),
                Mutation.of("holds-are-movements", "hld_cancelled_1", """
                        drop index stock_movement_resolved_once;
                        insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason, order_id, hold_id, parcel_id)
                        values ('BER', 'MUG-RED', 'shipped', -1, -1, 'Twice.', 'ord_cancelled', 'hld_cancelled_1', 'par_cancelled')
                        """),
                Mutation.of("no-oversell", "MUG-BLUE in OSL", """
                        alter table stock_level drop constraint no_oversell; update stock_level set held = 6 where sku = 'MUG-BLUE' and warehouse = 'OSL'"""),
                Mutation.of(
                        "no-oversell",
                        "MUG-RED",
                        "update order_line set quantity = 9 where order_id = 'ord_delivered'"),
                Mutation.of("no-oversell", "MUG-GREEN in BER", """
                        alter table stock_level drop constraint no_oversell_beyond_limit;
                        update stock_level set backorder_limit = 1 where sku = 'MUG-GREEN'"""),
                Mutation.of("no-oversell", "MUG-GREEN in BER", """
                        alter table stock_level drop constraint no_oversell;
                        update stock_level set waiting = 1 where sku = 'MUG-GREEN'"""),
                Mutation.of(
                        "waiting-adds-up",
                        "MUG-GREEN in BER",
                        "update stock_level set waiting = 3 where sku = 'MUG-GREEN'"),
                Mutation.of("waiting-adds-up", "par_later", """
                        update stock_hold set state = 'released', closed_at = now() where order_id = 'ord_later'"""),
                Mutation.of(
                        "waiting-adds-up",
                        "par_promised",
                        "update stock_queue set units = 3 where parcel_id = 'par_promised'"),
                Mutation.of("first-come-first-served", "par_later", """
                        update stock_queue set arrived = 1 - arrived where sku = 'MUG-GREEN'"""),
                Mutation.of("nothing-leaves-before-it-arrived", "par_promised", """
                        update parcel set status = 'labelled' where id = 'par_promised'"""),
                Mutation.of("nothing-leaves-before-it-arrived", "par_later", """
                        insert into stock_movement (warehouse, sku, kind, on_hand_change, held_change, reason, order_id, hold_id, parcel_id)
                        values ('BER', 'MUG-GREEN', 'shipped', -1, -1, 'Early.', 'ord_later', 'hld_later_1', 'par_later')"""),
                Mutation.of("stock-rows-belong", "hld_waiting_1", "delete from orders where id = 'ord_waiting'"),
                Mutation.of(
                        "stock-rows-belong",
                        "hld_waiting_1",
                        "update stock_hold set number = 2 where id = 'hld_waiting_1'"),
                Mutation.of("stock-rows-belong", "hld_expired_1", "delete from stock_hold where id = 'hld_expired_1'"),
                Mutation.of("stock-rows-belong", "hld_partly_1", "delete from stock_level where sku = 'MUG-BLUE'"),
                Mutation.of(
                        "stock-rows-belong",
                        "hld_delivered_1",
                        "update stock_movement set order_id = 'ord_nowhere' where hold_id = 'hld_delivered_1'"),
                Mutation.of(
                        "stock-rows-belong",
                        "par_waiting",
                        "update parcel set hold_id = 'hld_nowhere_1' where id = 'par_waiting'"),
                Mutation.of(
                        "sold-is-held", "ord_waiting", "delete from stock_hold_line where parcel_id = 'par_waiting'"),
                Mutation.of("stock-given-back", "ord_cancelled", """
                        update stock_hold_line set released = 0 where parcel_id = 'par_cancelled';
                        update stock_hold set state = 'committed', closed_at = null where order_id = 'ord_cancelled'"""));
    }

    private static List<Mutation> money() {
        return List.of(
                Mutation.of(
                        "our-money-is-the-providers",
                        "ord_delivered",
                        "update payment_entry set amount = 1999 where order_id = 'ord_delivered' and kind = 'captured'"),
                Mutation.of(
                        "our-money-is-the-providers",
                        "ord_refunded",
                        "delete from payment_entry where kind = 'refunded'"),
                forgetting("our-money-is-the-providers", "ord_cancelled", "payment.voided", "pi_cancelled"),
                forgetting("our-money-is-the-providers", "ord_waiting", "payment.authorised", "pi_waiting"),
                Mutation.of(
                        "our-money-is-the-providers",
                        "ord_delivered",
                        "update payment set currency = 'USD' where order_id = 'ord_delivered'"),
                Mutation.of(
                        "payment-adds-up",
                        "ord_delivered",
                        "update payment set captured = 1000 where order_id = 'ord_delivered'"),
                forging(
                        "no-charge-without-order",
                        "pi_ghost",
                        "payment.authorised",
                        money("ord_ghost", "pi_ghost", 700)),
                forging(
                        "no-charge-without-order",
                        "ord_delivered",
                        "payment.captured",
                        money("ord_delivered", "pi_delivered", 1)),
                forging("charged-once", "ord_waiting", "payment.authorised", money("ord_waiting", "pi_second", 1000)),
                forging(
                        "money-given-back",
                        "ord_declined",
                        "payment.authorised",
                        money("ord_declined", "pi_late", 1000)),
                forging(
                        "money-given-back",
                        "ord_cancelled",
                        "payment.captured",
                        money("ord_cancelled", "pi_cancelled", 1000)),
                forgetting("money-given-back", "ord_partly", "payment.voided", "pi_partly"),
                Mutation.of("captured-only-what-left", "ord_waiting", """
                        insert into payment_entry (order_id, kind, parcel_id, amount, reference)
                        values ('ord_waiting', 'captured', 'par_waiting', 1000, 'pi_waiting')"""),
                Mutation.of(
                        "captured-only-what-left",
                        "ord_delivered",
                        "update parcel set share = 1500 where id = 'par_delivered'"),
                Mutation.of(
                        "what-left-is-captured",
                        "ord_delivered",
                        "delete from payment_entry where parcel_id = 'par_delivered'"));
    }

    private static String money(String order, String intent, long amount) {
        return "\"order_id\": \"%s\", \"payment_intent\": \"%s\", \"amount\": %d, \"currency\": \"eur\""
                .formatted(order, intent, amount);
    }

    private static List<Mutation> shipping() {
        return List.of(
                forging(
                        "one-live-label",
                        "par_delivered",
                        "label.bought",
                        label("shp_second", "TRK_second", "par_delivered")),
                forging(
                        "no-label-without-parcel",
                        "TRK_ghost",
                        "label.bought",
                        label("shp_ghost", "TRK_ghost", "par_ghost")),
                Mutation.of(
                        "our-labels-are-the-carriers",
                        "par_delivered",
                        "update parcel_label set voided_at = now() where parcel_id = 'par_delivered'"),
                Mutation.of(
                        "our-labels-are-the-carriers",
                        "par_cancelled",
                        "update parcel_label set voided_at = null where parcel_id = 'par_cancelled'"),
                forgetting("label-given-back", "par_cancelled", "label.refunded", "par_cancelled"),
                Mutation.of(
                        "handed-over-left-the-stock",
                        "par_delivered",
                        "update stock_hold_line set shipped = 1 where parcel_id = 'par_delivered'"),
                Mutation.of(
                        "handed-over-left-the-stock",
                        "par_cancelled",
                        "update stock_hold_line set shipped = 1, released = 0 where parcel_id = 'par_cancelled'"),
                forgetting("delivered-was-scanned", "par_delivered", "parcel.scanned", "par_delivered"));
    }

    private static String label(String shipment, String code, String parcel) {
        return "\"shipment\": \"%s\", \"tracking_code\": \"%s\", \"reference\": \"%s\""
                .formatted(shipment, code, parcel);
    }

    private static List<Mutation> orders() {
        return List.of(
                Mutation.of("every-order-ends", "ord_promised", """
                        update parcel set promised_at = now() - interval '8 days' where id = 'par_promised'"""),
                Mutation.of(
                        "every-order-ends",
                        "ord_waiting",
                        "update attention set settled_at = now(), settled = 'Nobody knows.'"),
                Mutation.of(
                        "delivered-has-arrived",
                        "ord_delivered",
                        "update parcel set status = 'in_transit' where id = 'par_delivered'"),
                Mutation.of(
                        "delivered-has-arrived",
                        "ord_delivered",
                        "update parcel set handed_over_at = null where id = 'par_delivered'"),
                Mutation.of(
                        "nothing-left-before-a-no",
                        "ord_cancelled",
                        "update parcel set handed_over_at = now() where id = 'par_cancelled'"),
                Mutation.of("total-adds-up", "ord_waiting", "update orders set total = 999 where id = 'ord_waiting'"),
                Mutation.of("total-adds-up", "ord_partly", "update parcel set share = 999 where id = 'par_partly_2'"),
                Mutation.of(
                        "answers-are-true",
                        "ord_declined",
                        "update orders set answer_status = 201 where id = 'ord_declined'"),
                Mutation.of(
                        "answers-are-true",
                        "ord_delivered",
                        "update orders set answer_status = 402 where id = 'ord_delivered'"),
                Mutation.of(
                        "no-question-after-the-end",
                        "ord_partly",
                        "update attention set settled_at = null, settled = null"),
                Mutation.of(
                        "timeline-without-gaps",
                        "ord_waiting",
                        "delete from order_event where order_id = 'ord_waiting' and seq = 1"),
                Mutation.of(
                        "timeline-without-gaps",
                        "ord_expired",
                        "update orders set events = 3 where id = 'ord_expired'"),
                Mutation.of(
                        "every-provider-event-applied",
                        "evt_1",
                        "update inbox_event set applied_at = null, parked_at = now(), failure = 'x'"),
                Mutation.of(
                        "every-provider-event-applied",
                        "evt_1",
                        "update inbox_event set applied_at = null, received_at = now() - interval '1 hour'"));
    }

    private static List<Mutation> ledgers() {
        return List.of(
                Mutation.of(
                        "ledgers-are-append-only",
                        "payment_entry",
                        "alter table payment_entry disable trigger payment_entry_kept"),
                Mutation.of(
                        "ledgers-are-append-only",
                        "stock_movement",
                        "drop trigger stock_movement_kept_whole on stock_movement"),
                forgetting("providers-ledger-is-whole", "entry 2", "payment.authorised", "pi_delivered"));
    }
}
