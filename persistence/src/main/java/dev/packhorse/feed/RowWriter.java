package dev.packhorse.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.packhorse.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes rows so that an import reads them back as what they were. */
final class RowWriter {

    private static final Set<String> NUMBERS = Set.of(
            "amount", "position", "weight_grams", "length_mm", "width_mm", "height_mm", "on_hand", "safety_stock");

    private RowWriter() {}

    static byte[] header(FeedFormat format, List<String> columns) {
        return switch (format) {
            case CSV -> csv(List.of(columns));
            case NDJSON -> new byte[0];
        };
    }

    static byte[] rows(FeedFormat format, List<String> columns, List<ExportRows.Row> rows) {
        return switch (format) {
            case CSV ->
                csv(rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> row.cells().getOrDefault(column, ""))
                                .toList())
                        .toList());
            case NDJSON -> ndjson(rows);
        };
    }

    private static byte[] csv(List<List<String>> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
            records.forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] ndjson(List<ExportRows.Row> rows) {
        StringBuilder lines = new StringBuilder();
        for (ExportRows.Row row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            row.cells().forEach((column, cell) -> {
                if (!cell.isEmpty()) {
                    object.put(column, value(column, cell));
                }
            });
            lines.append(Json.write(object)).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Object value(String column, String cell) {
        if (column.startsWith(Columns.ATTRIBUTE)) {
            return Attributes.value(cell);
        }
        return NUMBERS.contains(column) || Columns.isCurrency(column) ? Long.valueOf(cell) : cell;
    }
}
