package dev.packhorse.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one warehouse could give to an order. */
record Shelf(Warehouse warehouse, boolean inDestinationCountry, Map<Sku, Long> available) {

    static List<Shelf> nearestFirst(String country, List<Warehouse> warehouses, List<StockLevel> levels) {
        Map<WarehouseCode, Map<Sku, Long>> stock = levels.stream()
                .collect(Collectors.groupingBy(
                        StockLevel::warehouse, Collectors.toMap(StockLevel::sku, StockLevel::available)));
        return warehouses.stream()
                .map(warehouse -> new Shelf(
                        warehouse,
                        warehouse.address().country().equals(country),
                        stock.getOrDefault(warehouse.code(), Map.of())))
                .sorted(Comparator.comparing((Shelf shelf) -> !shelf.inDestinationCountry())
                        .thenComparing(shelf -> shelf.warehouse().priority())
                        .thenComparing(shelf -> shelf.warehouse().code()))
                .toList();
    }

    long available(Sku sku) {
        return available.getOrDefault(sku, 0L);
    }

    long linesInFull(Map<Sku, Integer> wanted) {
        return wanted.entrySet().stream().filter(this::hasInFull).count();
    }

    boolean hasInFull(Map.Entry<Sku, Integer> want) {
        return available(want.getKey()) >= want.getValue();
    }
}
