package dev.packhorse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.CategoryEdit;
import dev.packhorse.catalogue.CategoryEditor;
import dev.packhorse.catalogue.Price;
import dev.packhorse.catalogue.PriceList;
import dev.packhorse.catalogue.Product;
import dev.packhorse.catalogue.ProductEdit;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
import dev.packhorse.inventory.HoldOutcome;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.inventory.Warehouse;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.inventory.Warehouses;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.Checkouts;
import dev.packhorse.order.OpenCheckouts;
import dev.packhorse.order.Order;
import dev.packhorse.order.OrderEvent;
import dev.packhorse.order.OrderId;
import dev.packhorse.order.OrderJournal;
import dev.packhorse.order.OrderStatus;
import dev.packhorse.order.OrderView;
import dev.packhorse.order.OrderViews;
import dev.packhorse.payment.Payments;
import dev.packhorse.shipping.Label;
import dev.packhorse.shipping.ParcelId;
import dev.packhorse.shipping.Parcels;
import dev.packhorse.shipping.PlannedParcel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All of persistence on a database of its own, and words for what tests do with it. */
public final class Shop implements AutoCloseable {

    private final TestDatabase database;
    private final ConfigurableApplicationContext context;

    private Shop(TestDatabase database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class Application {}

    /** Without a cache, unless {@code properties} ask for one. */
    public static Shop open(String... properties) {
        TestDatabase database = TestDatabase.fresh();
        return new Shop(database, start(database, properties)).category("outdoor");
    }

    /** Another process on the same database, as it were. */
    public ConfigurableApplicationContext neighbour(String... properties) {
        return start(database, properties);
    }

    private static ConfigurableApplicationContext start(TestDatabase database, String... properties) {
        return process(database.url(), properties);
    }

    /** For a main program on the database of the test that started it. */
    static ConfigurableApplicationContext process(String url, String... properties) {
        Map<String, String> all = new HashMap<>(Map.of(
                "spring.config.import",
                "classpath:packhorse-persistence.yml",
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                TestDatabase.USERNAME,
                "packhorse.cache.topology",
                "none"));
        for (String property : properties) {
            all.put(property.substring(0, property.indexOf('=')), property.substring(property.indexOf('=') + 1));
        }
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(all.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    public <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    public TestDatabase database() {
        return database;
    }

    public JdbcClient sql() {
        return JdbcClient.create(database.dataSource());
    }

    public Checkouts checkouts() {
        return get(Checkouts.class);
    }

    public OpenCheckouts openCheckouts() {
        return get(OpenCheckouts.class);
    }

    public OrderJournal journal() {
        return get(OrderJournal.class);
    }

    public OrderViews views() {
        return get(OrderViews.class);
    }

    public StockLedger stock() {
        return get(StockLedger.class);
    }

    public Payments payments() {
        return get(Payments.class);
    }

    public Parcels parcels() {
        return get(Parcels.class);
    }

    public Catalogue catalogue() {
        return get(Catalogue.class);
    }

    public CatalogueEditor editor() {
        return get(CatalogueEditor.class);
    }

    /** A product with one variant, at 10.00 EUR. */
    public Shop sells(String... skus) {
        for (String sku : skus) {
            sells(sku, 1000);
        }
        return this;
    }

    public Shop sells(String sku, long cents) {
        return sells(product(sku, cents));
    }

    public Shop sells(Product product) {
        assertThat(editor().put(product)).isInstanceOf(ProductEdit.Stored.class);
        return this;
    }

    /** At the root; changes nothing when it is there. */
    public Shop category(String id) {
        get(CategoryEditor.class).put(id, null, Map.of("en", id), 0, new Expected.Nothing());
        return this;
    }

    public Shop category(String id, String parent) {
        assertThat(get(CategoryEditor.class).put(id, parent, Map.of("en", id), 0, new Expected.Nothing()))
                .isInstanceOf(CategoryEdit.Stored.class);
        return this;
    }

    public static Product product(String sku, long cents) {
        return new Product(
                "prd_" + sku.toLowerCase(Locale.ROOT),
                "outdoor",
                "Thing " + sku,
                "A thing to have.",
                List.of(new Product.Variant(
                        new Sku(sku), Map.of("size", "M"), 250, null, PriceList.of(Price.of(cents, "EUR")))));
    }

    public Shop warehouse(String code, String country, int priority) {
        get(Warehouses.class)
                .put(new Warehouse(new WarehouseCode(code), code + " warehouse", address(country), priority));
        return this;
    }

    public Shop receives(long quantity, String sku, String warehouse) {
        stock().receive(new WarehouseCode(warehouse), new Sku(sku), quantity, "Delivered by the supplier.");
        return this;
    }

    public static Address address(String country) {
        return address(country, null);
    }

    public static Address address(String country, @Nullable Coordinates coordinates) {
        return new Address("Hauptstrasse 1", null, "Town", null, "10115", country, coordinates);
    }

    /** Holds stock for an order that does. */
    public Order holds(CheckoutBuilder checkout) {
        return ((CheckoutOutcome.Held) checkouts().hold(checkout.build())).order();
    }

    /** An order that was held and placed. */
    public Order places(CheckoutBuilder checkout) {
        Order order = holds(checkout);
        journal().place(order.id(), plan(order));
        return order;
    }

    public List<PlannedParcel> plan(Order order) {
        return ((HoldOutcome.Held) stock().hold(order, Duration.ofMinutes(15))).parcels();
    }

    public ParcelId labels(Order order, int parcel) {
        ParcelId id = ParcelId.of(order.id(), parcel);
        parcels().recordLabel(id, new Label("USPS", "TRK-" + id, "shp_" + id, "https://labels.example/" + id));
        return id;
    }

    public OrderView view(OrderId order) {
        return views().find(order).orElseThrow();
    }

    public OrderStatus status(Order order) {
        return view(order.id()).status();
    }

    public StockLevel level(String sku, String warehouse) {
        return stock().levels(new Sku(sku)).stream()
                .filter(level -> level.warehouse().value().equals(warehouse))
                .findFirst()
                .orElseThrow();
    }

    public List<String> timeline(Order order) {
        return views().events(order.id(), 0, 500).stream().map(OrderEvent::type).toList();
    }

    /** Lets the time of every pending hold be up. */
    public void timePasses() {
        sql().sql("update stock_hold set expires_at = now() - interval '1 second' where state = 'pending'")
                .update();
    }

    public void timePassesFor(Order order) {
        sql().sql(
                        "update stock_hold set expires_at = now() - interval '1 second' where order_id = ? and state = 'pending'")
                .param(order.id().value())
                .update();
    }

    /** The rules that must hold whatever happened; empty when they do. */
    public List<String> brokenStockRules() {
        return sql().sql("""
                select format('%s in %s: on hand %s, held %s; movements say %s, %s; open holds say %s',
                  s.sku, s.warehouse, s.on_hand, s.held, m.on_hand, m.held, coalesce(h.units, 0))
                from stock_level s
                left join lateral (select coalesce(sum(on_hand_change), 0) as on_hand, coalesce(sum(held_change), 0) as held
                  from stock_movement where sku = s.sku and warehouse = s.warehouse) m on true
                left join lateral (select sum(quantity - shipped - released) as units
                  from stock_hold_line where sku = s.sku and warehouse = s.warehouse) h on true
                where s.on_hand <> m.on_hand or s.held <> m.held or s.held <> coalesce(h.units, 0)
                union all
                select format('%s is %s but its lines do not say so', h.id, h.state) from stock_hold h
                where (h.state in ('pending', 'committed')) <> exists
                  (select from stock_hold_line where hold_id = h.id and shipped + released < quantity)
                union all
                select format('%s of %s: shipped %s, received %s, written off %s; movements say %s, %s, losses %s', l.sku, t.id,
                  l.shipped, l.received, l.written_off, m.gone, m.come, x.lost)
                from stock_transfer t join stock_transfer_line l on l.transfer_id = t.id
                left join lateral (select
                    coalesce(-sum(on_hand_change) filter (where kind = 'transferred_out' and warehouse = t.origin), 0) as gone,
                    coalesce(sum(on_hand_change) filter (where kind = 'transferred_in' and warehouse = t.destination), 0) as come
                  from stock_movement where reference = t.id and sku = l.sku) m on true
                left join lateral (select coalesce(sum(units), 0) as lost
                  from stock_transfer_loss where transfer_id = t.id and sku = l.sku) x on true
                where (l.shipped, l.received, l.written_off) is distinct from (m.gone, m.come, x.lost)
                """).query(String.class).list();
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
