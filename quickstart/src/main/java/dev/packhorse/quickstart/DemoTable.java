package dev.packhorse.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One of the demo's tables: a line names the columns, each of the others is a row. */
final class DemoTable {

    private static final String SEPARATOR = ";";

    private DemoTable() {}

    static List<Map<String, String>> rows(String file) {
        List<String> lines = lines(file);
        List<String> columns = List.of(lines.getFirst().split(SEPARATOR));
        return lines.stream().skip(1).map(line -> row(columns, line)).toList();
    }

    private static List<String> lines(String name) {
        try (InputStream file = DemoTable.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> row(List<String> columns, String line) {
        String[] cells = line.split(SEPARATOR, -1);
        if (cells.length != columns.size()) {
            throw new IllegalStateException(columns.size() + " cells expected in: " + line);
        }
        return IntStream.range(0, cells.length)
                .boxed()
                .collect(Collectors.toMap(columns::get, cell -> cells[cell].strip()));
    }

    static String cell(Map<String, String> row, String column) {
        String value = row.get(column);
        if (value == null) {
            throw new IllegalStateException("No column " + column + " in " + row);
        }
        return value;
    }
}
