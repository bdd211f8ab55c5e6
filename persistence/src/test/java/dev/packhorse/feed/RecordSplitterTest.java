package dev.packhorse.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {

    private record Chunk(long firstLine, int rows, byte[] content) {}

    private String header = "";
    private final List<Chunk> chunks = new ArrayList<>();

    private void split(FeedFormat format, int rowsPerChunk, int pieces, byte[] file) {
        RecordSplitter splitter = new RecordSplitter(format, rowsPerChunk, new RecordSplitter.Chunks() {
            @Override
            public void header(String record) {
                header = record;
            }

            @Override
            public void chunk(long firstLine, int rows, byte[] content) {
                chunks.add(new Chunk(firstLine, rows, content));
            }
        });
        for (int i = 0; i < file.length; i += pieces) {
            byte[] piece = java.util.Arrays.copyOfRange(file, i, Math.min(file.length, i + pieces));
            splitter.take(piece, piece.length);
        }
        splitter.end();
    }

    @Test
    void neverCutsInsideOfARecord() {
        byte[] file = "\uFEFFid,sku\r\n\"a\nb\",1\r\n\r\n\"c\"\"\n\",2\nd,3".getBytes(StandardCharsets.UTF_8);

        split(FeedFormat.CSV, 1, 3, file);

        assertThat(header.strip()).isEqualTo("id,sku");
        assertThat(chunks)
                .extracting(chunk -> chunk.firstLine() + ":" + text(chunk))
                .containsExactly("2:\"a\nb\",1\r\n", "4:\r\n\"c\"\"\n\",2\n", "7:d,3");
    }

    @Test
    void takesLinesOfJsonAsTheyAre() {
        split(FeedFormat.NDJSON, 2, 7, "{\"a\":\"\\\"\"}\n\n{\"b\":1}\n{\"c\":2}\n".getBytes(StandardCharsets.UTF_8));

        assertThat(chunks)
                .extracting(chunk -> chunk.firstLine() + ":" + chunk.rows())
                .containsExactly("1:2", "4:1");
    }

    /** Whoever cuts and whoever reads must agree on what a record is, whatever stands in it. */
    @RepeatedTest(200)
    void findsAsManyRowsAsTheReaderDoes(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String alphabet = "\",\n\r\n\"a,ü ";
        StringBuilder file = new StringBuilder("sku,currency,amount\n");
        for (int i = random.nextInt(300); i > 0; i--) {
            file.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }

        split(
                FeedFormat.CSV,
                1 + random.nextInt(5),
                1 + random.nextInt(20),
                file.toString().getBytes(StandardCharsets.UTF_8));

        for (Chunk chunk : chunks) {
            RowReader.Read read =
                    RowReader.read(FeedKind.PRICES, FeedFormat.CSV, header, chunk.firstLine(), chunk.content());
            assertThat(read.rows().size() + read.rejections().size())
                    .as(
                            "seed %d: %s",
                            repetition.getCurrentRepetition(),
                            text(chunk).replace("\r", "\\r").replace("\n", "\\n"))
                    .isEqualTo(chunk.rows());
        }
    }

    private static String text(Chunk chunk) {
        return new String(chunk.content(), StandardCharsets.UTF_8);
    }
}
