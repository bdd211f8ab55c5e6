package dev.packhorse.proof.platform;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A shop's catalogue as a file: one variant per product, with a description, a translation, attributes and two prices. The same
 * seed is the same file.
 */
public record ProductFile(int products, long seed) {

    private static final String[] NAMES = {"Boot", "Jacket", "Tent", "Lamp", "Stove", "Rope", "Kettle", "Pack"};
    private static final String[] KINDS = {"Trail", "Alpine", "City", "River", "Storm", "Summer", "Winter", "Night"};
    private static final String[] BRANDS = {"Acme", "Borealis", "Corvus", "Dromedary"};

    /** One row of it. */
    public record Row(
            String id,
            String category,
            String name,
            String nameDe,
            String description,
            String brand,
            boolean waterproof,
            String sku,
            String size,
            int weightGrams,
            long eur,
            long usd) {

        private String csv() {
            return id + ',' + category + ',' + name + ',' + nameDe + ",\"" + description + "\"," + brand + ','
                    + waterproof + ',' + sku + ',' + size + ',' + weightGrams + ',' + eur + ',' + usd + '\n';
        }
    }

    public Stream<Row> rows() {
        Random random = new Random(seed);
        return IntStream.range(0, products).mapToObj(number -> row(number, random));
    }

    /** @return the file, with a header */
    public Path write(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(
                    "id,category,name,name.de,description,attr.brand,attr.waterproof,sku,option.size,weight_grams,EUR,USD\n");
            for (Iterator<Row> rows = rows().iterator(); rows.hasNext(); ) {
                out.write(rows.next().csv());
            }
        }
        return file;
    }

    private static Row row(int number, Random random) {
        String name = one(KINDS, random) + ' ' + one(NAMES, random) + ' ' + number;
        long eur = 500 + random.nextInt(20_000);
        return new Row(
                "prd_file_" + number,
                "proof",
                name,
                name + " (de)",
                "Made for those who go far, and \"\"tested\"\" by " + (1 + random.nextInt(900))
                        + " of them,\nin any weather.",
                one(BRANDS, random),
                random.nextBoolean(),
                "FILE-" + number,
                String.valueOf(36 + random.nextInt(12)),
                100 + random.nextInt(3_000),
                eur,
                eur + eur / 10);
    }

    private static String one(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }
}
