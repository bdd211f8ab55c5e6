package dev.packhorse.catalogue;

import java.util.Collection;

/**
 * Is told of products that changed by the hundred. The cache hears of them from its outbox, at its own pace: to publish each after
 * commit, as the editor does for one, would push out what customers read now.
 */
public class BulkChanges {

    /** In the transaction that changed them, after the change. */
    public void changedInThisTransaction(Collection<String> productIds) {
        // The hooks of what else has to follow a product's change stand here, one line each.
    }
}
