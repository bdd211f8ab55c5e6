package dev.packhorse.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * An append-only NDJSON file, one {@link LedgerEntry} a line, never rewritten. The one exception is a last line that a
 * crash tore: it was never answered for, and is cut off at the next start.
 *
 * <p>Writing and flushing are two steps, so that requests that arrive together share one flush: {@link #append} orders,
 * {@link #sync} makes durable, and nothing is answered before it.
 */
public final class Ledger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final Path file;
    private final FileChannel channel;
    private final Clock clock;
    private final Object flush = new Object();
    private volatile long written;
    private volatile long flushed;

    private Ledger(Path file, FileChannel channel, Clock clock, long written) {
        this.file = file;
        this.channel = channel;
        this.clock = clock;
        this.written = written;
        this.flushed = written;
    }

    /**
     * Opens the file for one writer and hands every entry in it to {@code replay}, oldest first.
     *
     * @throws IOException when the file cannot be used, is in use, or holds a line (other than a torn last one) that is
     *     no entry or stands out of order
     */
    static Ledger open(Path file, Clock clock, Consumer<LedgerEntry> replay) throws IOException {
        var parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            cutTornLine(channel, file);
            var last = replayAll(file, replay);
            channel.position(channel.size());
            return new Ledger(file, channel, clock, last);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // The same process holds it; said below as for any other holder.
        }
        throw new IOException("ledger " + file + " is in use by another sandbox");
    }

    private static void cutTornLine(FileChannel channel, Path file) throws IOException {
        var size = channel.size();
        var end = endOfLastLine(channel, size);
        if (end < size) {
            LOG.warn("Ledger {}: cut off a torn last line of {} bytes; nobody was answered for it", file, size - end);
            channel.truncate(end);
            channel.force(true);
        }
    }

    private static long endOfLastLine(FileChannel channel, long size) throws IOException {
        var block = ByteBuffer.allocate(8192);
        for (var end = size; end > 0; ) {
            var start = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) > 0) {}
            for (var i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static long replayAll(Path file, Consumer<LedgerEntry> replay) throws IOException {
        var last = 0L;
        try (var lines = Files.newBufferedReader(file)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var entry = parse(line, file, last + 1);
                if (entry.seq() != last + 1) {
                    throw new IOException("ledger " + file + " line " + (last + 1) + " has number " + entry.seq());
                }
                replay.accept(entry);
                last = entry.seq();
            }
        }
        return last;
    }

    private static LedgerEntry parse(String line, Path file, long number) throws IOException {
        try {
            return Json.MAPPER.readValue(line, LedgerEntry.class);
        } catch (JacksonException e) {
            throw new IOException("ledger " + file + " line " + number + " is no entry: " + e.getOriginalMessage());
        }
    }

    /** Every whole entry of a ledger file, which may still be written to by a running sandbox. */
    public static List<LedgerEntry> read(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return read(lines);
        }
    }

    /** Entries from NDJSON lines, such as the answer of {@code GET /_sandbox/ledger}. A torn last line is left out. */
    public static List<LedgerEntry> read(Stream<String> lines) {
        var entries = new ArrayList<LedgerEntry>();
        JacksonException torn = null;
        for (var line : (Iterable<String>) lines::iterator) {
            if (torn != null) {
                throw new IllegalArgumentException("a line within the ledger is no entry", torn);
            }
            try {
                entries.add(Json.MAPPER.readValue(line, LedgerEntry.class));
            } catch (JacksonException e) {
                torn = e;
            }
        }
        return entries;
    }

    /** Numbers the entry and writes it; durable only after {@link #sync}. Callers take turns. */
    LedgerEntry append(LedgerEntry.Draft draft) {
        var entry = draft.numbered(written + 1, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        var line = ByteBuffer.wrap((Json.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            var start = channel.position();
            try {
                while (line.hasRemaining()) {
                    channel.write(line);
                }
            } catch (IOException e) {
                // Half a line would spoil the next one.
                channel.truncate(start);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("ledger " + file + " cannot be written", e);
        }
        written = entry.seq();
        return entry;
    }

    /** Returns when everything written so far survives a power cut. Whoever waits for the flush shares the next one. */
    void sync() {
        var wanted = written;
        synchronized (flush) {
            if (flushed >= wanted) {
                return;
            }
            var covered = written;
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException("ledger " + file + " cannot be flushed", e);
            }
            flushed = covered;
        }
    }

    /** The lines after the one with that number, as they stand in the file. The caller closes the stream. */
    Stream<String> linesAfter(long seq) throws IOException {
        var last = written;
        return Files.lines(file).skip(seq).limit(Math.max(0, last - seq));
    }

    @Override
    public void close() {
        try {
            sync();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("ledger " + file + " cannot be closed", e);
        }
    }
}
