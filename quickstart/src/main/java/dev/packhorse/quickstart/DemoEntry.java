package dev.packhorse.quickstart;

import dev.packhorse.catalogue.Attribute;
import dev.packhorse.catalogue.PriceList;
import dev.packhorse.catalogue.Product;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.Warehouse;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One product of the demo, and how much of it lies where. */
record DemoEntry(Product product, List<Shelf> shelves) {

    private static final String IMAGES = "https://images.packhorse.example/";

    record Shelf(WarehouseCode warehouse, Sku sku, long quantity) {}

    static List<DemoEntry> read(String file) {
        List<List<Map<String, String>>> products = new ArrayList<>();
        for (Map<String, String> row : DemoTable.rows(file)) {
            if (!DemoTable.cell(row, "product").isEmpty()) {
                products.add(new ArrayList<>());
            }
            products.getLast().add(row);
        }
        return products.stream().map(DemoEntry::entry).toList();
    }
    /** The first row names the product, every row is a variant of it. */
    private static DemoEntry entry(List<Map<String, String>> rows) {
        Map<String, String> first = rows.getFirst();
        Product product = new Product(
                DemoTable.cell(first, "product"),
                0,
                DemoTable.cell(first, "category"),
                DemoTable.cell(first, "name"),
                DemoTable.cell(first, "description"),
                translations(first),
                images(first),
                attributes(DemoTable.cell(first, "attributes")),
                false,
                rows.stream().map(DemoEntry::variant).toList());
        return new DemoEntry(
                product, rows.stream().flatMap(row -> shelves(row).stream()).toList());
    }

    private static Map<String, Product.Text> translations(Map<String, String> row) {
        String name = DemoTable.cell(row, "name_de");
        return name.isEmpty() ? Map.of() : Map.of("de", new Product.Text(name, DemoTable.cell(row, "description_de")));
    }

    private static List<Product.Image> images(Map<String, String> row) {
        String alt = DemoTable.cell(row, "image");
        return alt.isEmpty()
                ? List.of()
                : List.of(new Product.Image(IMAGES + DemoTable.cell(row, "product") + ".jpg", alt));
    }

    private static Map<String, Attribute> attributes(String cell) {
        return Arrays.stream(cell.split(","))
                .filter(pair -> !pair.isBlank())
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> attribute(pair[1])));
    }

    private static Attribute attribute(String value) {
        if (value.equals("true") || value.equals("false")) {
            return new Attribute(Boolean.valueOf(value));
        }
        return new Attribute(value.matches("[0-9.]+") ? new BigDecimal(value) : value);
    }

    private static Product.Variant variant(Map<String, String> row) {
        String[] option = DemoTable.cell(row, "option").split("=", 2);
        return new Product.Variant(
                new Sku(DemoTable.cell(row, "sku")),
                Map.of(option[0], option[1]),
                Integer.parseInt(DemoTable.cell(row, "weight_grams")),
                null,
                PriceList.always(price(row, "EUR"), price(row, "USD"), price(row, "JPY")));
    }

    private static Money price(Map<String, String> row, String currency) {
        return Money.of(Long.parseLong(DemoTable.cell(row, currency)), currency);
    }

    private static List<Shelf> shelves(Map<String, String> row) {
        return DemoCatalogue.WAREHOUSES.stream()
                .map(Warehouse::code)
                .filter(warehouse -> !DemoTable.cell(row, warehouse.value()).isEmpty())
                .map(warehouse -> new Shelf(
                        warehouse,
                        new Sku(DemoTable.cell(row, "sku")),
                        Long.parseLong(DemoTable.cell(row, warehouse.value()))))
                .toList();
    }
}
