package dev.packhorse.order;

import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface OrderEntities extends Repository<OrderEntity, String> {

    @EntityGraph(attributePaths = "lines")
    Optional<OrderEntity> findById(String id);
}
