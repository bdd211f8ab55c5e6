package dev.packhorse.feed;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes rows together, and when the database refuses them, half by half, until the one that it will not have stands alone. */
final class Poison {

    private Poison() {}

    static <R> void isolate(JdbcClient jdbc, List<R> rows, Consumer<List<R>> write, BiConsumer<R, String> refused) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("savepoint rows").update();
        try {
            write.accept(rows);
            jdbc.sql("release savepoint rows").update();
        } catch (DataIntegrityViolationException no) {
            jdbc.sql("rollback to savepoint rows").update();
            jdbc.sql("release savepoint rows").update();
            if (rows.size() == 1) {
                refused.accept(rows.getFirst(), why(no));
            } else {
                int half = rows.size() / 2;
                isolate(jdbc, rows.subList(0, half), write, refused);
                isolate(jdbc, rows.subList(half, rows.size()), write, refused);
            }
        }
    }

    private static String why(DataIntegrityViolationException no) {
        String message = String.valueOf(no.getMostSpecificCause().getMessage());
        String first = message.lines().findFirst().orElse(message);
        return "the database refused it: " + (first.length() > 200 ? first.substring(0, 200) : first);
    }
}
