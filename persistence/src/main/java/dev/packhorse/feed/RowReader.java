package dev.packhorse.feed;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rows of a chunk. What cannot be read as a row is rejected with its line, and the next one is read. */
final class RowReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** FastCSV 4.1.1 loses the rest of a text after one within quotes; as a line break it means the same. */
    private static final Pattern LONE_CARRIAGE_RETURN = Pattern.compile("\\r(?!\\n)");

    private final FeedKind kind;
    private final List<FeedRow> rows = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private RowReader(FeedKind kind) {
        this.kind = kind;
    }

    record Read(List<FeedRow> rows, List<Rejection> rejections) {}

    static List<String> header(String record) {
        return CsvReader.builder().ofSingleCsvRecord(record).getFields().stream()
                .map(String::strip)
                .toList();
    }

    static Read read(FeedKind kind, FeedFormat format, @Nullable String header, long firstLine, byte[] content) {
        RowReader reader = new RowReader(kind);
        String text = new String(content, StandardCharsets.UTF_8);
        switch (format) {
            case CSV -> reader.csv(header(String.valueOf(header)), firstLine, text);
            case NDJSON -> reader.ndjson(firstLine, text);
        }
        return new Read(reader.rows, reader.rejections);
    }

    private void csv(List<String> columns, long firstLine, String text) {
        CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(4 * RecordSplitter.RECORD_MAX_BYTES)
                .ofCsvRecord(LONE_CARRIAGE_RETURN.matcher(text).replaceAll("\n"));
        for (CsvRecord record : records) {
            long line = firstLine + record.getStartingLineNumber() - 1;
            if (record.getFieldCount() != columns.size()) {
                reject(
                        line,
                        "",
                        "wrong_column_count",
                        record.getFieldCount() + " columns, but the header has " + columns.size());
                continue;
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                put(cells, columns.get(i), record.getField(i));
            }
            rows.add(new FeedRow(line, cells));
        }
    }

    private void ndjson(long firstLine, String text) {
        long line = firstLine;
        for (String record : text.lines().toList()) {
            if (!record.isEmpty()) {
                object(line, record);
            }
            line++;
        }
    }

    private void object(long line, String record) {
        JsonNode object;
        try {
            object = JSON.readTree(record);
        } catch (JacksonException malformed) {
            reject(line, "", "malformed_json", "is not JSON");
            return;
        }
        if (!object.isObject()) {
            reject(line, "", "wrong_type", "must be a JSON object");
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        boolean usable = true;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!Columns.isKnown(kind, field.getKey())) {
                reject(line, Columns.shown(field.getKey()), "unknown_column", "is no column of " + Columns.word(kind));
                usable = false;
            } else if (!isScalar(field.getValue())) {
                reject(line, field.getKey(), "wrong_type", "must be a text, a number, true or false");
                usable = false;
            } else {
                put(cells, field.getKey(), cell(field.getKey(), field.getValue()));
            }
        }
        if (usable) {
            rows.add(new FeedRow(line, cells));
        }
    }

    /** Images may be given as a list, everything else is one value. */
    private static boolean isScalar(JsonNode value) {
        return value.isNull()
                || value.isValueNode()
                || value.isArray() && value.valueStream().allMatch(JsonNode::isString);
    }

    /** As the same value stands in a CSV. A free attribute keeps its type: a text that looks like a number has quotes. */
    private static String cell(String column, JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::stringValue).collect(Collectors.joining(" "));
        }
        if (value.isString() && column.startsWith(Columns.ATTRIBUTE)) {
            return Attributes.cell(value);
        }
        return value.asString();
    }

    private static void put(Map<String, String> cells, String column, String value) {
        String stripped = value.strip();
        if (!stripped.isEmpty()) {
            cells.put(column, stripped);
        }
    }

    private void reject(long line, String field, String code, String reason) {
        rejections.add(new Rejection(line, field, code, reason));
    }
}
