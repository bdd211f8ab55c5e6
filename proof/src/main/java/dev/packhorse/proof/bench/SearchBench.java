package dev.packhorse.proof.bench;

import dev.packhorse.PersistenceConfiguration;
import dev.packhorse.catalogue.Catalogue;
import dev.packhorse.catalogue.ProductSearchRows;
import dev.packhorse.proof.engine.Ports;
import dev.packhorse.proof.engine.Postgres;
import dev.packhorse.search.Search;
import dev.packhorse.search.SearchOrder;
import dev.packhorse.search.SearchPage;
import dev.packhorse.search.SearchQuery;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How long a search takes in a large catalogue, through the classes that the API uses, and what the same shop would take with
 * {@code ilike} and {@code offset}, in one run on one machine. Prints a table in Markdown.
 */
public final class SearchBench {

    private static final String USAGE = """
            Usage: search [--name=value]...
              --products=100000   in the catalogue
              --seconds=4         that each kind of search is measured
              --callers=1,8       at once, one after the other
              --data=FOLDER       keeps the catalogue there, and measures one that was laid before
              --buffers=1GB       of PostgreSQL's own memory (shared_buffers), a part of the machine's as is usual
              --only=TEXT         kinds of search whose name has it
            """;

    private static final int PAGE = 20;
    private static final int FAR = 50;
    private static final Currency EUR = Currency.getInstance("EUR");

    private final Postgres.Database database;
    private final Search search;
    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final int seconds;
    private final String only;

    @SpringBootConfiguration
    @EnableAutoConfiguration
    @Import(PersistenceConfiguration.class)
    static class Application {}

    private SearchBench(ConfigurableApplicationContext context, Postgres.Database database, int seconds, String only) {
        this.database = database;
        this.search = context.getBean(Search.class);
        this.catalogue = context.getBean(Catalogue.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.seconds = seconds;
        this.only = only;
    }

    public static void main(String[] arguments) throws IOException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        int products = 100_000;
        int seconds = 4;
        List<Integer> callers = List.of(1, 8);
        String data = null;
        String only = "";
        String buffers = "1GB";
        for (String argument : arguments) {
            String value = argument.substring(argument.indexOf('=') + 1);
            switch (argument.substring(0, Math.max(0, argument.indexOf('=')))) {
                case "--products" -> products = Integer.parseInt(value);
                case "--seconds" -> seconds = Integer.parseInt(value);
                case "--callers" ->
                    callers = Arrays.stream(value.split(","))
                            .map(Integer::valueOf)
                            .toList();
                case "--data" -> data = value;
                case "--only" -> only = value;
                case "--buffers" -> buffers = value;
                default -> {
                    System.err.println("bench: unknown option " + argument + "\n" + USAGE);
                    System.exit(2);
                }
            }
        }
        try (BenchServer server = new BenchServer(data, Map.of("shared_buffers", buffers))) {
            Postgres.Database database = server.database("packhorse");
            Flyway.configure()
                    .dataSource(database.url(), database.user(), database.password())
                    .load()
                    .migrate();
            try (ConfigurableApplicationContext context = open(database)) {
                lay(context, products);
                new SearchBench(context, database, seconds, only).run(products, callers);
            }
        }
        System.exit(0);
    }

    /** With the near-cache, from which the API shows what was found. */
    private static ConfigurableApplicationContext open(Postgres.Database database) {
        // Bounds are raised so that what is slow is measured and not refused.
        Map<String, String> settings = new HashMap<>(Map.of(
                "spring.config.import",
                "classpath:packhorse-persistence.yml",
                "spring.datasource.url",
                database.url(),
                "spring.datasource.username",
                database.user(),
                "spring.datasource.password",
                database.password(),
                "packhorse.cache.topology",
                "embedded",
                "packhorse.cache.port",
                "" + Ports.free(1).getFirst()));
        settings.put("packhorse.search.queue", "30s");
        settings.put("packhorse.search.statement", "30s");
        settings.put("spring.datasource.hikari.data-source-properties.socketTimeout", "60");
        settings.put("spring.datasource.hikari.data-source-properties.options", "-c statement_timeout=60000");
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static void lay(ConfigurableApplicationContext context, int products) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        if (jdbc.sql("select exists (select from product)").query(Boolean.class).single()) {
            return;
        }
        say("laying " + products + " products");
        long begin = System.nanoTime();
        new SearchGoods(
                        jdbc,
                        context.getBean(ProductSearchRows.class),
                        context.getBean(PlatformTransactionManager.class))
                .lay(products);
        say("laid in %.0f s".formatted((System.nanoTime() - begin) / 1e9));
    }

    private void run(int products, List<Integer> callers) {
        say("vacuuming");
        // Plans are made for what the tables hold, and no vacuum runs while something is measured.
        settle();
        String byName = cursor(browse(SearchOrder.NAME, null));
        String byRank = cursor(words(common(), SearchOrder.RELEVANCE, false, null));
        System.out.printf(
                "%n| %,d products | callers | p50 ms | p99 ms | per second |%n|---|---|---|---|---|%n", products);
        for (int at : callers) {
            row("words, best first", at, n -> find(words(word(n), SearchOrder.RELEVANCE, false, null)));
            row(
                    "two words, one unfinished",
                    at,
                    n -> find(words(word(n) + " " + word(n + 1).substring(0, 3), SearchOrder.RELEVANCE, false, null)));
            row("words, category, price, stock, attribute", at, n -> find(filtered(n, false)));
            row("words, with facets", at, n -> find(words(word(n), SearchOrder.RELEVANCE, true, null)));
            row("filters without words, with facets", at, n -> find(filtered(n, true)));
            // No two alike, so that nothing was counted a moment ago.
            row("the same, no two alike", at, n -> find(filtered(n, n % 9_000)));
            row(
                    "a misspelled word",
                    at,
                    n -> find(words(SearchGoods.misspelled(new Random(n)), SearchOrder.RELEVANCE, false, null)));
            row("suggestions", at, n -> search.suggest(word(n).substring(0, 4), "en"));
            row("page " + FAR + " by name", at, _ -> find(browse(SearchOrder.NAME, byName)));
            row("page " + FAR + " by relevance", at, _ -> find(words(common(), SearchOrder.RELEVANCE, false, byRank)));
            row("baseline: `ilike`, page 1", at, n -> ilike(word(n), 0));
            row("baseline: `offset`, page " + FAR + " by name", at, _ -> ilike("", (FAR - 1) * PAGE));
            row("baseline: `ilike` and `offset`, page " + FAR, at, _ -> ilike(common(), (FAR - 1) * PAGE));
        }
    }

    private void settle() {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void row(String what, int callers, IntConsumer call) {
        if (!what.contains(only)) {
            return;
        }
        say(what + ", " + callers);
        // Until plans, pages and code are warm.
        measure(callers, Duration.ofSeconds(1), call);
        long begin = System.nanoTime();
        long[] nanos = measure(callers, Duration.ofSeconds(seconds), call);
        double took = (System.nanoTime() - begin) / 1e9;
        // At once: minutes of measuring are not thrown away because a later part failed.
        System.out.printf(
                "| %s | %d | %.1f | %.1f | %.0f |%n",
                what,
                callers,
                nanos[(nanos.length - 1) / 2] / 1e6,
                nanos[(int) ((nanos.length - 1) * 0.99)] / 1e6,
                nanos.length / took);
    }

    /** @return how long each call took, sorted */
    private static long[] measure(int callers, Duration time, IntConsumer call) {
        ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + time.toNanos();
        Callers.call(callers, callers, time.plusMinutes(2), caller -> {
            for (int n = caller; System.nanoTime() < end; n += callers) {
                long begin = System.nanoTime();
                call.accept(n);
                nanos.add(System.nanoTime() - begin);
            }
        });
        return nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private void find(SearchQuery query) {
        search.find(query);
    }

    /** The end of the page before. */
    private String cursor(SearchQuery first) {
        SearchQuery query = first;
        String cursor = "";
        for (int page = 1; page < FAR; page++) {
            SearchPage found = search.find(query);
            cursor = found.nextCursor();
            if (cursor == null) {
                throw new IllegalStateException("There are only " + page + " pages: take more products.");
            }
            query = from(first, cursor);
        }
        return cursor;
    }

    private static String word(int n) {
        return SearchGoods.word(new Random(n));
    }

    /** The word that most products have. */
    private static String common() {
        return "bakoba";
    }

    private static SearchQuery words(String text, SearchOrder order, boolean facets, @Nullable String cursor) {
        return new SearchQuery(text, "en", null, EUR, null, null, null, new TreeMap<>(), order, facets, cursor, PAGE);
    }

    private static SearchQuery browse(SearchOrder order, @Nullable String cursor) {
        return new SearchQuery(null, "en", null, EUR, null, null, null, new TreeMap<>(), order, false, cursor, PAGE);
    }

    private static SearchQuery filtered(int n, boolean browsing) {
        return filtered(n, browsing ? 0 : -1);
    }

    /** @param dearer by how much the highest price is raised; negative for words instead of browsing */
    private static SearchQuery filtered(int n, int dearer) {
        boolean browsing = dearer >= 0;
        TreeSet<String> colours = new TreeSet<>(List.of("red", "blue"));
        return new SearchQuery(
                browsing ? null : word(n),
                "en",
                "dep" + (1 + n % 10),
                EUR,
                1_000L,
                20_000L + Math.max(0, dearer),
                true,
                new TreeMap<>(Map.of("colour", colours)),
                browsing ? SearchOrder.PRICE : SearchOrder.RELEVANCE,
                browsing,
                null,
                PAGE);
    }

    private static SearchQuery from(SearchQuery first, String cursor) {
        return new SearchQuery(
                first.text(),
                first.language(),
                first.category(),
                first.currency(),
                first.priceMin(),
                first.priceMax(),
                first.inStock(),
                first.attributes(),
                first.order(),
                first.facets(),
                cursor,
                first.limit());
    }

    /** As one writes it first: the page is read from the table and shown from the cache as ours is. */
    private void ilike(String word, int offset) {
        jdbc.sql("""
                        select id from product where not archived and (name ilike ? or description ilike ?)
                        order by name, id limit ? offset ?
                        """)
                .params("%" + word + "%", "%" + word + "%", PAGE, offset)
                .query((row, _) -> row.getString("id"))
                .list()
                .forEach(this::show);
    }

    private void show(String id) {
        if (catalogue.product(id).isEmpty()) {
            throw new IllegalStateException(id + " is not to be had.");
        }
    }

    private static void say(String what) {
        System.err.println("bench: " + what);
    }
}
