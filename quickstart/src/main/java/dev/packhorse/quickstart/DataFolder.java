package dev.packhorse.quickstart;

import dev.packhorse.workers.RefusedToStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where everything is kept between two runs. Claimed by one quickstart at a time, until it is closed or its process ends. */
final class DataFolder implements AutoCloseable {

    private static final String MARKER = "packhorse-quickstart";
    private static final String WHAT_IT_IS =
            "What the quickstart of Packhorse keeps. Start it with --fresh to delete all of it.\n";

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws RefusedToStart when it is not ours, in use, or cannot be written */
    static DataFolder claim(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            if (Files.exists(folder) && !Files.isDirectory(folder)) {
                throw new RefusedToStart(folder + " is not a folder; name another one by --data=FOLDER.");
            }
            Files.createDirectories(folder);
            mark(folder);
            return new DataFolder(folder, lock(folder));
        } catch (IOException unusable) {
            throw new RefusedToStart(
                    "The data folder " + folder + " cannot be used (" + reason(unusable)
                            + "); make it readable and writable for you, or name another one by --data=FOLDER.",
                    unusable);
        }
    }

    /** Only a folder that this program made, or that is empty, may ever be deleted by {@link #empty}. */
    private static void mark(Path folder) throws IOException {
        Path marker = folder.resolve(MARKER);
        if (Files.exists(marker)) {
            return;
        }
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new RefusedToStart(
                        folder + " holds something that is not Packhorse's; name another folder by --data=FOLDER.");
            }
        }
        Files.writeString(marker, WHAT_IT_IS);
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(MARKER), StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new RefusedToStart("Another quickstart is running on " + folder
                    + "; stop it first, or name another folder by --data=FOLDER and other ports (--help).");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String reason(IOException unusable) {
        return unusable instanceof AccessDeniedException ? "permission denied" : String.valueOf(unusable.getMessage());
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path path() {
        return folder;
    }

    /** Deletes all that was kept, but for the marker by which the folder is ours and locked. */
    void empty() {
        try (Stream<Path> content = Files.list(folder)) {
            for (Path child : content.filter(it -> !it.endsWith(MARKER)).toList()) {
                delete(child);
            }
        } catch (IOException unusable) {
            throw new RefusedToStart(folder + " cannot be emptied (" + reason(unusable) + ").", unusable);
        }
    }

    /** Deletes it and what is in it; does not follow links out of it. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
