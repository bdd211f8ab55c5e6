package dev.packhorse.quickstart;

import dev.packhorse.Expected;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.CategoryEditor;
import dev.packhorse.catalogue.PriceList;
import dev.packhorse.catalogue.Product;
import dev.packhorse.catalogue.ProductEdit;
import dev.packhorse.customer.Address;
import dev.packhorse.inventory.Sku;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.StockLevel;
import dev.packhorse.inventory.Warehouse;
import dev.packhorse.inventory.WarehouseCode;
import dev.packhorse.inventory.Warehouses;
import dev.packhorse.money.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the demo sells, and how much of it. Put there once; what was sold, or changed since, stays as it is. */
class DemoCatalogue {

    private static final String PRODUCTS = "/demo-catalogue.csv";
    private static final String CATEGORIES = "/demo-categories.csv";
    private static final String SEPARATOR = ";";
    private static final List<Warehouse> WAREHOUSES = List.of(
            new Warehouse(
                    new WarehouseCode("BER"),
                    "Berlin",
                    new Address("Beusselstr. 44", null, "Berlin", null, "10553", "DE"),
                    1),
            new Warehouse(
                    new WarehouseCode("NYC"),
                    "New York",
                    new Address("850 3rd Ave", null, "Brooklyn", "NY", "11232", "US"),
                    2),
            new Warehouse(
                    new WarehouseCode("OSA"),
                    "Osaka",
                    new Address("4-1 Nanko-kita", null, "Osaka", null, "559-0034", "JP"),
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
        rows(CATEGORIES).forEach(this::category);
        for (Entry entry : read()) {
            if (catalogue.product(entry.product().id()).isEmpty()
                    && !(editor.put(entry.product()) instanceof ProductEdit.Stored)) {
                throw new IllegalStateException(PRODUCTS + ": refused: " + entry.product());
            }
            entry.shelves().forEach(this::stock);
        }
    }

    private void category(Map<String, String> row) {
        String parent = cell(row, "parent");
        categories.put(
                cell(row, "category"),
                parent.isEmpty() ? null : parent,
                Map.of("en", cell(row, "en"), "de", cell(row, "de")),
                0,
                new Expected.Nothing());
    }

    private void stock(Shelf shelf) {
        boolean known =
                stock.levels(shelf.sku()).stream().map(StockLevel::warehouse).anyMatch(shelf.warehouse()::equals);
        if (!known) {
            stock.receive(shelf.warehouse(), shelf.sku(), shelf.quantity(), "opening stock of the demo");
        }
    }

    private record Shelf(WarehouseCode warehouse, Sku sku, long quantity) {}

    private record Entry(Product product, List<Shelf> shelves) {}

    private static List<Entry> read() {
        List<List<Map<String, String>>> products = new ArrayList<>();
        for (Map<String, String> row : rows(PRODUCTS)) {
            if (!cell(row, "product").isEmpty()) {
                products.add(new ArrayList<>());
            }
            products.getLast().add(row);
        }
        return products.stream().map(DemoCatalogue::entry).toList();
    }

    private static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(file);
        List<String> columns = List.of(lines.getFirst().split(SEPARATOR));
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static List<String> lines(String name) {
        try (InputStream file = DemoCatalogue.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split(SEPARATOR, -1);
        if (cells.length != columns.size()) {
            throw new IllegalStateException(columns.size() + " cells expected in: " + line);
        }
        return IntStream.range(0, cells.length)
                .boxed()
                .collect(Collectors.toMap(columns::get, cell -> cells[cell].strip()));
    }

    /** The first row names the product, every row is a variant of it. */
    private static Entry entry(List<Map<String, String>> rows) {
        Map<String, String> first = rows.getFirst();
        Product product = new Product(
                cell(first, "product"),
                cell(first, "category"),
                cell(first, "name"),
                cell(first, "description"),
                rows.stream().map(DemoCatalogue::variant).toList());
        return new Entry(
                product, rows.stream().flatMap(row -> shelves(row).stream()).toList());
    }

    private static Product.Variant variant(Map<String, String> row) {
        String[] option = cell(row, "option").split("=", 2);
        return new Product.Variant(
                new Sku(cell(row, "sku")),
                Map.of(option[0], option[1]),
                Integer.parseInt(cell(row, "weight_grams")),
                null,
                PriceList.always(price(row, "EUR"), price(row, "USD"), price(row, "JPY")));
    }

    private static Money price(Map<String, String> row, String currency) {
        return Money.of(Long.parseLong(cell(row, currency)), currency);
    }

    private static List<Shelf> shelves(Map<String, String> row) {
        return WAREHOUSES.stream()
                .map(Warehouse::code)
                .filter(warehouse -> !cell(row, warehouse.value()).isEmpty())
                .map(warehouse ->
                        new Shelf(warehouse, new Sku(cell(row, "sku")), Long.parseLong(cell(row, warehouse.value()))))
                .toList();
    }

    private static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("No column " + column + " in " + row);
        }
        return value;
    }
}
