package dev.packhorse.order;

import dev.packhorse.Json;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds lines to orders' timelines, for this module's own transactions. The number comes from the order's row under its lock,
 * so that lines appear in the order of their numbers.
 */
public class Timeline {

    private final JdbcClient jdbc;

    public Timeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(OrderId order, String type, String text, Map<String, ?> data) {
        jdbc.sql("""
                with counted as (
                  update orders set events = events + 1, version = version + 1, updated_at = clock_timestamp()
                  where id = :order returning id, events)
                insert into order_event (order_id, seq, type, text, data)
                select id, events, :type, :text, :data::jsonb from counted
                """)
                .param("order", order.value())
                .param("type", type)
                .param("text", text)
                .param("data", Json.write(data))
                .update();
    }

    /** The same type and text is the same line, however often it is told. The caller has locked the order's row. */
    public void addOnce(OrderId order, String type, String text, Map<String, ?> data) {
        if (!has(order, type, text)) {
            add(order, type, text, data);
        }
    }

    boolean has(OrderId order, String type, String text) {
        return jdbc.sql("select exists (select from order_event where order_id = ? and type = ? and text = ?)")
                .params(order.value(), type, text)
                .query(Boolean.class)
                .single();
    }
}
