package dev.packhorse.catalogue;

import dev.packhorse.AfterCommit;
import jakarta.persistence.EntityManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes the catalogue. What was committed is told to the cache, never before and never when it was rolled back. */
public class CatalogueEditor {

    private final ProductEntities entities;
    private final EntityManager entityManager;
    private final CatalogueCache cache;
    private final TransactionTemplate transaction;

    CatalogueEditor(
            ProductEntities entities,
            EntityManager entityManager,
            CatalogueCache cache,
            PlatformTransactionManager transactions) {
        this.entities = entities;
        this.entityManager = entityManager;
        this.cache = cache;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Adds the product or replaces it, the version of what is given does not matter.
     *
     * @return the product as stored, with its version
     * @throws org.springframework.dao.DataIntegrityViolationException when one of its SKUs belongs to another product
     */
    public Product put(Product product) {
        return transaction.execute(_ -> {
            ProductEntity entity = entities.lockById(product.id()).orElseGet(() -> new ProductEntity(product.id()));
            entity.become(product);
            entityManager.persist(entity);
            entities.flush();
            publishAfterCommit(entity);
            return entity.product();
        });
    }

    /** Takes the product and its SKUs off sale; content when there is no such product. */
    public void archive(String productId) {
        transaction.executeWithoutResult(_ -> entities.lockById(productId)
                .filter(entity -> !entity.archived())
                .ifPresent(entity -> {
                    entity.archive();
                    entities.flush();
                    publishAfterCommit(entity);
                }));
    }

    private void publishAfterCommit(ProductEntity entity) {
        long version = entity.version();
        Versioned product = new Versioned(version, entity.archived() ? null : entity.product());
        var offers = entity.offers();
        AfterCommit.run(() -> {
            cache.publish(Region.PRODUCTS, entity.id(), product);
            offers.forEach((sku, offer) ->
                    cache.publish(Region.OFFERS, sku.value(), new Versioned(version, offer.orElse(null))));
        });
    }
}
