package dev.packhorse.quickstart;

import dev.packhorse.Expected;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.CategoryEditor;
import dev.packhorse.catalogue.ProductEdit;
import dev.packhorse.customer.Address;
import dev.packhorse.customer.Coordinates;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.inventory.Warehouse;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.inventory.Warehouses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the demo sells, and how much of it. Put there once; what was sold, or changed since, stays as it is. */
class DemoCatalogue {

    private static final String PRODUCTS = "/demo-catalogue.csv";
    private static final String CATEGORIES = "/demo-categories.csv";
    static final List<Warehouse> WAREHOUSES = List.of(
            new Warehouse(
                    new WarehouseCode("BER"),
                    "Berlin",
                    new Address(
                            "Beusselstr. 44", null, "Berlin", null, "10553", "DE", new Coordinates(52.5396, 13.3287)),
                    1),
            new Warehouse(
                    new WarehouseCode("NYC"),
                    "New York",
                    new Address(
                            "850 3rd Ave", null, "Brooklyn", "NY", "11232", "US", new Coordinates(40.6602, -74.0018)),
                    2),
            new Warehouse(
                    new WarehouseCode("OSA"),
                    "Osaka",
                    new Address(
                            "4-1 Nanko-kita",
                            null,
                            "Osaka",
                            null,
                            "559-0034",
                            "JP",
                            new Coordinates(34.6376, 135.4128)),
                    3));

    private final Catalogue catalogue;
    private final CategoryEditor categories;
    private final CatalogueEditor editor;
    private final Warehouses warehouses;
    private final StockLedger stock;

    DemoCatalogue(
            Catalogue catalogue,
            CategoryEditor categories,
            CatalogueEditor editor,
            Warehouses warehouses,
            StockLedger stock) {
        this.catalogue = catalogue;
        this.categories = categories;
        this.editor = editor;
        this.warehouses = warehouses;
        this.stock = stock;
    }

    /** Each step looks first, so that one that was cut short is taken up where it was. */
    void seed() {
        Set<WarehouseCode> known =
                warehouses.list().stream().map(Warehouse::code).collect(Collectors.toSet());
        WAREHOUSES.stream()
                .filter(warehouse -> !known.contains(warehouse.code()))
                .forEach(warehouses::put);
        DemoTable.rows(CATEGORIES).forEach(this::category);
        for (DemoEntry entry : DemoEntry.read(PRODUCTS)) {
            if (catalogue.product(entry.product().id()).isEmpty()
                    && !(editor.put(entry.product()) instanceof ProductEdit.Stored)) {
                throw new IllegalStateException(PRODUCTS + ": refused: " + entry.product());
            }
            entry.shelves().forEach(this::stock);
        }
    }

    private void category(Map<String, String> row) {
        String parent = DemoTable.cell(row, "parent");
        categories.put(
                DemoTable.cell(row, "category"),
                parent.isEmpty() ? null : parent,
                Map.of("en", DemoTable.cell(row, "en"), "de", DemoTable.cell(row, "de")),
                0,
                new Expected.Nothing());
    }

    private void stock(DemoEntry.Shelf shelf) {
        boolean known =
                stock.levels(shelf.sku()).stream().map(StockLevel::warehouse).anyMatch(shelf.warehouse()::equals);
        if (!known) {
            stock.receive(shelf.warehouse(), shelf.sku(), shelf.quantity(), "opening stock of the demo");
        }
    }
}
