package dev.packhorse.search;

/** So many search already that one more would only make all of them wait, and the orders with them. */
public final class SearchBusy extends RuntimeException {

    SearchBusy() {
        super("Too many searches at once.", null, false, false);
    }
}
