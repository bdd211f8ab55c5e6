package dev.packhorse;

import dev.packhorse.catalogue.CatalogueEditor;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process that commits a new price and stands still before it tells the cache, to be killed in this moment. What comes first
 * after the commit is what was registered first, and that is to stand still.
 */
public final class CommitsAndSaysNothing {

    private CommitsAndSaysNothing() {}

    /** @param arguments the database's URL, the SKU, the new price, then properties */
    public static void main(String[] arguments) {
        ConfigurableApplicationContext context =
                Shop.process(arguments[0], Arrays.copyOfRange(arguments, 3, arguments.length));
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            AfterCommit.run(CommitsAndSaysNothing::standStill);
            context.getBean(CatalogueEditor.class).put(Shop.product(arguments[1], Long.parseLong(arguments[2])));
        });
        throw new IllegalStateException("It was to be killed before this.");
    }

    private static void standStill() {
        System.out.println("committed");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
