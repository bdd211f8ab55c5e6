package dev.packhorse.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file into chunks while it comes in, between records and never inside of one: a CSV field in quotes may have line breaks.
 * Keeps one chunk in memory, however large the file is.
 */
final class RecordSplitter {

    /** Where a whole chunk goes. */
    interface Chunks {

        /** The first record of a CSV. */
        void header(String record);

        void chunk(long firstLine, int rows, byte[] content);
    }

    /** What is longer is hardly a row: most likely a quote was never closed. */
    static final int RECORD_MAX_BYTES = 64 * 1024;

    private static final int CHUNK_MAX_BYTES = 512 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private enum Place {
        FIELD_START,
        IN_FIELD,
        IN_QUOTES,
        AFTER_QUOTE,
        AFTER_CARRIAGE_RETURN
    }

    private final boolean csv;
    private final int rowsPerChunk;
    private final Chunks chunks;
    private final ByteArrayOutputStream open = new ByteArrayOutputStream(CHUNK_MAX_BYTES);

    private Place place = Place.FIELD_START;
    private boolean headerExpected;
    private boolean blank = true;
    private int recordBytes;
    private int rows;
    private long read;
    private long line = 1;
    private long chunkLine = 1;
    private long recordLine = 1;
    private byte before;

    RecordSplitter(FeedFormat format, int rowsPerChunk, Chunks chunks) {
        this.csv = format == FeedFormat.CSV;
        this.headerExpected = csv;
        this.rowsPerChunk = rowsPerChunk;
        this.chunks = chunks;
    }

    /** @throws UnusableFile when a record does not end */
    void take(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            take(buffer[i]);
        }
    }

    void end() {
        if (place == Place.AFTER_CARRIAGE_RETURN || recordBytes > 0) {
            endRecord();
        }
        flush();
    }

    private void take(byte octet) {
        if (read < BYTE_ORDER_MARK.length && octet == BYTE_ORDER_MARK[(int) read] && recordBytes == 0) {
            read++;
            return;
        }
        read = BYTE_ORDER_MARK.length;
        if (place == Place.AFTER_CARRIAGE_RETURN && octet != '\n') {
            endRecord();
        }
        open.write(octet);
        recordBytes++;
        if (octet == '\r' || octet == '\n' && before != '\r') {
            line++;
        }
        before = octet;
        follow(octet);
        if (recordBytes > RECORD_MAX_BYTES) {
            throw new UnusableFile(
                    "record_too_long",
                    "The row that begins in line " + recordLine + " has more than " + RECORD_MAX_BYTES
                            + " bytes; is a quote not closed?");
        }
    }

    private void follow(byte octet) {
        switch (place) {
            case IN_QUOTES -> place = octet == '"' ? Place.AFTER_QUOTE : Place.IN_QUOTES;
            case AFTER_CARRIAGE_RETURN -> endRecord();
            case FIELD_START, IN_FIELD, AFTER_QUOTE -> {
                if (octet == '\n') {
                    endRecord();
                } else if (octet == '\r') {
                    place = Place.AFTER_CARRIAGE_RETURN;
                } else {
                    blank = false;
                    place = inRecord(octet);
                }
            }
        }
    }

    private Place inRecord(byte octet) {
        if (csv && octet == '"' && place != Place.IN_FIELD) {
            return Place.IN_QUOTES;
        }
        if (csv && octet == ',') {
            return Place.FIELD_START;
        }
        // What follows a closing quote belongs to the field, and may be quoted again: the reader sees it so too.
        return place == Place.AFTER_QUOTE ? Place.AFTER_QUOTE : Place.IN_FIELD;
    }

    private void endRecord() {
        if (!blank && headerExpected) {
            takeHeader();
        } else if (!blank) {
            rows++;
        }
        place = Place.FIELD_START;
        blank = true;
        recordBytes = 0;
        recordLine = line;
        if (rows >= rowsPerChunk || open.size() >= CHUNK_MAX_BYTES) {
            flush();
        }
    }

    private void takeHeader() {
        byte[] record = open.toByteArray();
        chunks.header(new String(
                Arrays.copyOfRange(record, record.length - recordBytes, record.length), StandardCharsets.UTF_8));
        headerExpected = false;
        open.reset();
        chunkLine = line;
    }

    private void flush() {
        if (rows > 0) {
            chunks.chunk(chunkLine, rows, open.toByteArray());
        }
        open.reset();
        rows = 0;
        chunkLine = line;
    }

    /** The file as a whole cannot be read; nothing of it is kept. */
    static final class UnusableFile extends RuntimeException {

        private final String code;

        UnusableFile(String code, @Nullable String message) {
            super(message, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
