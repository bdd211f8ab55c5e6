package dev.packhorse.order;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderEntities extends Repository<OrderEntity, String> {

    /**
     * A query, since Hibernate's own look-up by id answers null when the connection breaks under it; and a fetch join, since a
     * query with an entity graph is translated to SQL anew at each call.
     */
    @Query("select o from OrderEntity o left join fetch o.lines where o.id = :id")
    Optional<OrderEntity> findById(String id);
}
