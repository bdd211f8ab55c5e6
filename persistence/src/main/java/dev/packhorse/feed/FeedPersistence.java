package dev.packhorse.feed;

import dev.packhorse.catalogue.BulkChanges;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What bulk imports and exports are made of. */
@Configuration(proxyBeanMethods = false)
@Import({
    BulkChanges.class,
    ProductStatements.class,
    ProductFeed.class,
    PriceFeed.class,
    StockFeed.class,
    Imports.class,
    ImportUploads.class,
    Importer.class,
    Exports.class
})
public class FeedPersistence {}
