package dev.packhorse.inventory;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What one warehouse could give to an order. */
record Shelf(Warehouse warehouse, Map<Sku, Long> available) {

    /** One for each warehouse, by code; what is preordered and not released yet lies on none. */
    static List<Shelf> byCode(List<Warehouse> warehouses, List<StockLevel> levels, SourcingTerms terms) {
        Map<WarehouseCode, Map<Sku, Long>> stock = levels.stream()
                .filter(level -> !terms.keepsBack(level.sku()))
                .collect(Collectors.groupingBy(
                        StockLevel::warehouse, Collectors.toMap(StockLevel::sku, StockLevel::available)));
        return warehouses.stream()
                .map(warehouse -> new Shelf(warehouse, stock.getOrDefault(warehouse.code(), Map.of())))
                .sorted(Comparator.comparing(shelf -> shelf.warehouse().code()))
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
