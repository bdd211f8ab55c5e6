package dev.packhorse;

import dev.packhorse.catalogue.AvailabilityPublisher;
import dev.packhorse.catalogue.CacheSampler;
import dev.packhorse.catalogue.CacheWarmUp;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.CatalogueEditor;
import dev.packhorse.catalogue.CategoryEditor;
import dev.packhorse.catalogue.NearCacheConfiguration;
import dev.packhorse.catalogue.ProductFiles;
import dev.packhorse.catalogue.ProductSearchRows;
import dev.packhorse.feed.FeedPersistence;
import dev.packhorse.flashsale.FlashSales;
import dev.packhorse.flashsale.SaleLimits;
import dev.packhorse.flashsale.SaleQueue;
import dev.packhorse.flashsale.SaleSettings;
import dev.packhorse.inbox.Inbox;
import dev.packhorse.inventory.BackInStock;
import dev.packhorse.inventory.Backorders;
import dev.packhorse.inventory.DestinationPlaces;
import dev.packhorse.inventory.HoldBatcher;
import dev.packhorse.inventory.HoldSettings;
import dev.packhorse.inventory.Holds;
import dev.packhorse.inventory.SourcingBook;
import dev.packhorse.inventory.SourcingTrial;
import dev.packhorse.inventory.StockAlerts;
import dev.packhorse.inventory.StockArrivals;
import dev.packhorse.inventory.StockCounts;
import dev.packhorse.inventory.StockLedger;
import dev.packhorse.inventory.StockLevels;
import dev.packhorse.inventory.StockMovements;
import dev.packhorse.inventory.StockPapers;
import dev.packhorse.inventory.StockWatch;
import dev.packhorse.inventory.Transfers;
import dev.packhorse.inventory.Warehouses;
import dev.packhorse.order.CheckoutSettings;
import dev.packhorse.order.CheckoutViews;
import dev.packhorse.order.Checkouts;
import dev.packhorse.order.OpenCheckouts;
import dev.packhorse.order.OrderJournal;
import dev.packhorse.order.OrderViews;
import dev.packhorse.order.Orders;
import dev.packhorse.order.Timeline;
import dev.packhorse.payment.Payments;
import dev.packhorse.sales.SalesBook;
import dev.packhorse.sales.SalesStatistics;
import dev.packhorse.sales.SalesSums;
import dev.packhorse.search.Search;
import dev.packhorse.search.SearchSettings;
import dev.packhorse.shipping.LabelStops;
import dev.packhorse.shipping.Parcels;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * All of persistence, for an application to import. It names its classes, since other modules use the same package names and
 * a scan would find theirs. Expects Spring Boot to bring the data source, JPA and Flyway
 * ({@code packhorse-persistence.yml} has their settings).
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories("dev.packhorse.order")
@EntityScan("dev.packhorse.order")
@EnableConfigurationProperties({HoldSettings.class, CheckoutSettings.class, SaleSettings.class, SearchSettings.class})
@Import({
    NearCacheConfiguration.class,
    AvailabilityPublisher.class,
    Catalogue.class,
    CacheSampler.class,
    ProductSearchRows.class,
    CacheWarmUp.class,
    CatalogueEditor.class,
    CategoryEditor.class,
    ProductFiles.class,
    Search.class,
    Warehouses.class,
    DestinationPlaces.class,
    SourcingBook.class,
    SourcingTrial.class,
    Backorders.class,
    StockArrivals.class,
    HoldBatcher.class,
    Holds.class,
    StockLedger.class,
    StockLevels.class,
    StockMovements.class,
    StockPapers.class,
    Transfers.class,
    StockAlerts.class,
    StockCounts.class,
    StockWatch.class,
    BackInStock.class,
    Orders.class,
    Timeline.class,
    OrderViews.class,
    Checkouts.class,
    OrderJournal.class,
    OpenCheckouts.class,
    CheckoutViews.class,
    SaleLimits.class,
    FlashSales.class,
    SaleQueue.class,
    Payments.class,
    Parcels.class,
    LabelStops.class,
    Inbox.class,
    FeedPersistence.class,
    SalesBook.class,
    SalesSums.class,
    SalesStatistics.class
})
public class PersistenceConfiguration {}
