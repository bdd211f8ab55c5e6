package dev.packhorse.inventory;

/** More callers wait for stock than are let in: nothing was done for this one. Asking again a little later may find room. */
public final class StockBusy extends RuntimeException {

    StockBusy(String message) {
        super(message);
    }
}
