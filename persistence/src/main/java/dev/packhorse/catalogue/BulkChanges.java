package dev.packhorse.catalogue;

import java.util.Collection;

/**
 * Is told of products that changed by the hundred, so that what follows a product's change follows those too. The cache hears of
 * them from its outbox, at its own pace: to publish each after commit, as the editor does for one, would push out what customers
 * read now.
 */
public class BulkChanges {

    private final ProductSearchRows search;

    public BulkChanges(ProductSearchRows search) {
        this.search = search;
    }

    /** In the transaction that changed them, after the change. */
    public void changedInThisTransaction(Collection<String> productIds) {
        if (!productIds.isEmpty()) {
            search.refresh(productIds);
        }
    }
}
