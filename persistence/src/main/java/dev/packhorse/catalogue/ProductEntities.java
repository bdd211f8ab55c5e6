package dev.packhorse.catalogue;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ProductEntities extends Repository<ProductEntity, String> {

    /**
     * A query, since Hibernate's own look-up by id answers null when the connection breaks under it; and a fetch join, since a
     * query with an entity graph is translated to SQL anew at each call.
     */
    @Query("select p from ProductEntity p left join fetch p.variants where p.id = :id")
    Optional<ProductEntity> findById(String id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from ProductEntity p where p.id = :id")
    Optional<ProductEntity> lockById(String id);

    @Query("select v.product from VariantEntity v where v.sku = :sku")
    Optional<ProductEntity> findBySku(String sku);

    void flush();
}
