package dev.packhorse.inventory;

import java.util.List;

/** What became of a wish to move goods. */
public sealed interface TransferRequest {

    /** @param replayed whether it had been asked for before, under the same key */
    record Requested(TransferView transfer, boolean replayed) implements TransferRequest {}

    record KeyReused() implements TransferRequest {}

    record NoSuchWarehouse(WarehouseCode code) implements TransferRequest {}

    record DestinationClosed() implements TransferRequest {}

    record NoSuchSkus(List<Sku> skus) implements TransferRequest {
        public NoSuchSkus {
            skus = List.copyOf(skus);
        }
    }
}
