package dev.packhorse.order;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface OrderEntities extends Repository<OrderEntity, String> {

    /** A query, since Hibernate's own look-up by id answers null when the connection breaks under it. */
    @EntityGraph(attributePaths = "lines")
    @Query("select o from OrderEntity o where o.id = :id")
    Optional<OrderEntity> findById(String id);
}
