package dev.packhorse.inventory;

import static dev.packhorse.CheckoutBuilder.aCheckout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Expected;
import dev.packhorse.Shop;
import dev.packhorse.catalogue.Availability;
import dev.packhorse.order.CheckoutOutcome;
import dev.packhorse.order.Order;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Warehouses are opened, changed by version, closed, and never gone. */
class WarehousesTest {

    @AutoClose
    private static final Shop shop = Shop.open();

    @Test
    void isKnownWithItsHoursAndLimits() {
        Warehouse osaka = new Warehouse(
                new WarehouseCode("OSA"),
                "Osaka",
                Shop.address("JP"),
                3,
                new CutOff(LocalTime.of(14, 30), ZoneId.of("Asia/Tokyo")),
                new Warehouse.Capacity(5_000L, 80),
                false,
                1);

        assertThat(warehouses().put(osaka, new Expected.Nothing())).isTrue();

        assertThat(found("OSA")).isEqualTo(osaka);
    }

    @Test
    void isNotOpenedTwiceAndNotChangedBehindSomebodysBack() {
        Warehouse lyon = plain("LYS", false);
        assertThat(warehouses().put(lyon, new Expected.Version(1))).isFalse();
        assertThat(warehouses().put(lyon, new Expected.Nothing())).isTrue();
        assertThat(warehouses().put(lyon, new Expected.Nothing())).isFalse();
        assertThat(warehouses().put(lyon, new Expected.Version(1))).isTrue();
        assertThat(warehouses().put(lyon, new Expected.Version(1))).isFalse();
        assertThat(found("LYS").version()).isEqualTo(2);
    }

    @Test
    void aClosedWarehousePromisesNothingAndTakesNothingIn() {
        shop.warehouse("BER", "DE", 1).sells("PEN").receives(10, "PEN", "BER");
        Order held = shop.holds(aCheckout().of(2, "PEN"));
        long before = availability().version();

        warehouses().put(plain("BER", true));

        assertThat(availability().available()).isZero();
        assertThat(availability().version()).isGreaterThan(before);
        assertThat(shop.checkouts().hold(aCheckout().of(1, "PEN").build())).isInstanceOf(CheckoutOutcome.SoldOut.class);
        assertThat(papers().receive(draft(5))).isEqualTo(new BookingOutcome.WarehouseClosed());
        assertThat(papers().adjust(draft(-1))).isInstanceOf(BookingOutcome.Booked.class);
        assertThat(shop.plan(held)).as("what is held there still leaves").hasSize(1);

        warehouses().put(plain("BER", false));
        assertThat(availability().available()).isEqualTo(7);
        assertThat(shop.brokenStockRules()).isEmpty();
    }

    private static Warehouses warehouses() {
        return shop.get(Warehouses.class);
    }

    private static StockPapers papers() {
        return shop.get(StockPapers.class);
    }

    private static Availability availability() {
        return shop.catalogue().availability(new Sku("PEN")).orElseThrow();
    }

    private static Warehouse found(String code) {
        return warehouses().load(new WarehouseCode(code)).orElseThrow().warehouse();
    }

    private static Warehouse plain(String code, boolean closed) {
        return new Warehouse(
                new WarehouseCode(code),
                code + " warehouse",
                Shop.address("DE"),
                1,
                null,
                Warehouse.Capacity.UNLIMITED,
                closed,
                1);
    }

    private static StockPaper.Draft draft(long change) {
        return new StockPaper.Draft(
                "pen " + change,
                "hash",
                new WarehouseCode("BER"),
                "grace",
                null,
                null,
                List.of(new StockPaper.Line(new Sku("PEN"), change, "Because.")));
    }
}
