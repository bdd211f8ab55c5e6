package dev.packhorse.feed;

import dev.packhorse.Shop;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** Sends files to a shop and applies them, as API and workflow do. */
public final class Feeds {

    private final Shop shop;

    public Feeds(Shop shop) {
        this.shop = shop;
    }

    Upload send(FeedKind kind, FeedFormat format, String key, String file) {
        try {
            return shop.get(ImportUploads.class)
                    .receive(kind, format, key, new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public ImportId queued(FeedKind kind, FeedFormat format, String file) {
        return switch (send(kind, format, UUID.randomUUID().toString(), file)) {
            case Upload.Accepted accepted -> accepted.view().id();
            case Upload.KeyReused _ -> throw new AssertionError("The key was used before.");
            case Upload.Unusable(List<Rejection> complaints) -> throw new AssertionError(complaints);
        };
    }

    public ImportView imported(FeedKind kind, FeedFormat format, String file) {
        ImportId id = queued(kind, format, file);
        begin(id);
        while (!step(id).finished()) {}
        shop.get(Imports.class).end(id, FeedStatus.COMPLETED, null);
        return view(id);
    }

    public ImportView imported(FeedKind kind, String csv) {
        return imported(kind, FeedFormat.CSV, csv);
    }

    public void begin(ImportId id) {
        shop.get(Imports.class).begin(id);
    }

    Progress step(ImportId id) {
        return shop.get(Importer.class).applyNext(id);
    }

    public ImportView view(ImportId id) {
        return shop.get(Imports.class).find(id).orElseThrow();
    }

    List<Rejection> rejections(ImportView view) {
        return shop.get(Imports.class).rejections(view.id(), null, 1_000).items();
    }

    public Shop category(String id) {
        shop.sql()
                .sql("insert into category (id, path, names) values (?, ?, '{}') on conflict do nothing")
                .params(id, "/" + id + "/")
                .update();
        return shop;
    }

    long version(String product) {
        return shop.sql()
                .sql("select version from product where id = ?")
                .param(product)
                .query(Long.class)
                .single();
    }

    /** So many products of one variant each. */
    public static String products(int first, int count, String name) {
        StringBuilder csv = new StringBuilder("id,category,name,sku,weight_grams,EUR\n");
        for (int i = first; i < first + count; i++) {
            csv.append("prd_%d,shoes,%s %d,SKU-%d,300,%d\n".formatted(i, name, i, i, 1000 + i));
        }
        return csv.toString();
    }
}
