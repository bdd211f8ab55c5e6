package dev.packhorse.search;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packhorse.Shop;
import dev.packhorse.catalogue.Product;
import dev.packhorse.search.Goods.Article;
import dev.packhorse.search.Goods.Tag;
import dev.packhorse.search.Goods.Thing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same questions asked of the search and of plain Java that looks at every product. */
class SearchModelTest {

    private static final long SEED = 20_261_125;

    /** None of them is the stem or the beginning of another, nor a stop word: then a word is found where it stands. */
    private static final List<String> WORDS =
            List.of("granit", "velvet", "copper", "walnut", "linen", "marbl", "bamboo", "cotton", "indigo", "amber");

    private static final List<String> BRANDS = List.of("Acme", "Bolt", "Cirrus");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final int PRODUCTS = 90;
    private static final int QUESTIONS = 150;

    @AutoClose
    private static final Shop shop = Shop.open("packhorse.search.counted=0s").warehouse("BER", "DE", 1);

    private static final Random random = new Random(SEED);
    private static final Map<String, String> parents = new TreeMap<>();
    private static final List<Thing> things = new ArrayList<>();
    private static final Search search = shop.get(Search.class);

    @BeforeAll
    static void fillTheShop() {
        Goods goods = new Goods(shop);
        for (String root : List.of("north", "south", "west")) {
            goods.shelf(root, null, Map.of("en", "Hall " + root));
            for (String leaf : List.of("-left", "-right")) {
                goods.shelf(root + leaf, root, Map.of("en", "Shelf" + leaf));
                parents.put(root + leaf, root);
            }
        }
        for (int i = 0; i < PRODUCTS; i++) {
            Thing thing = thing(i);
            things.add(thing);
            goods.put(thing);
        }
    }

    @Test
    void findsCountsAndOrdersAsAModelThatLooksAtEveryProduct() {
        for (int i = 0; i < QUESTIONS; i++) {
            SearchQuery question = question();
            List<Thing> expected =
                    things.stream().filter(thing -> fits(thing, question)).toList();

            SearchPage first = search.find(question);
            List<String> met = walk(question, first);

            assertThat(met).as("%d: %s", i, question).doesNotHaveDuplicates();
            assertThat(new HashSet<>(met))
                    .as("%d: %s", i, question)
                    .isEqualTo(expected.stream().map(Thing::id).collect(java.util.stream.Collectors.toSet()));
            if (question.order() != SearchOrder.RELEVANCE) {
                assertThat(met)
                        .as("%d: %s", i, question)
                        .isEqualTo(expected.stream()
                                .sorted(order(question.order()))
                                .map(Thing::id)
                                .toList());
            }
            assertThat(first.facets()).as("%d: %s", i, question).isNotNull();
            compare(first.facets(), expected, question);
        }
    }

    private static List<String> walk(SearchQuery question, SearchPage first) {
        List<String> met = new ArrayList<>();
        SearchPage page = first;
        while (true) {
            page.items().stream().map(Product::id).forEach(met::add);
            if (page.nextCursor() == null || met.size() > PRODUCTS) {
                return met;
            }
            page = search.find(from(question, page.nextCursor()));
        }
    }

    private static void compare(Facets facets, List<Thing> expected, SearchQuery question) {
        String where = question.toString();
        assertThat(facets.counted()).as(where).isEqualTo(expected.size());
        assertThat(facets.capped()).as(where).isFalse();
        assertThat(facets.inStock()).as(where).isEqualTo((int)
                expected.stream().filter(SearchModelTest::inStock).count());
        assertThat(facets.attributes().stream()
                        .flatMap(attribute -> attribute.values().stream()
                                .map(value -> Map.entry(attribute.name() + "=" + value.value(), (long) value.count())))
                        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .as(where)
                .isEqualTo(count(expected.stream().flatMap(thing -> said(thing).stream())));
        assertThat(facets.categories().stream()
                        .collect(toMap(Facets.CategoryCount::id, category -> (long) category.count())))
                .as(where)
                .isEqualTo(count(expected.stream().flatMap(thing -> below(question.category(), thing).stream())));
        assertThat(facets.prices().stream().collect(toMap(Facets.PriceCount::from, price -> (long) price.count())))
                .as(where)
                .isEqualTo(count(expected.stream()
                        .map(SearchModelTest::price)
                        .filter(OptionalLong::isPresent)
                        .map(price -> step(price.getAsLong()))));
    }

    private static <K> Map<K, Long> count(Stream<K> seen) {
        return seen.collect(groupingBy(Function.identity(), counting()));
    }

    private static Long step(long price) {
        return Counting.STEPS.stream()
                .filter(step -> step <= price)
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static List<String> below(String category, Thing thing) {
        String parent = parents.get(thing.category());
        if (category == null) {
            return List.of(parent == null ? thing.category() : parent);
        }
        return category.equals(parent) ? List.of(thing.category()) : List.of();
    }

    private static boolean fits(Thing thing, SearchQuery question) {
        OptionalLong price = price(thing);
        return (question.text() == null
                        || words(thing).containsAll(List.of(question.text().split(" "))))
                && (question.category() == null
                        || thing.category().equals(question.category())
                        || question.category().equals(parents.get(thing.category())))
                && question.attributes().entrySet().stream()
                        .allMatch(asked -> asked.getValue().stream()
                                .anyMatch(value -> said(thing).contains(asked.getKey() + "=" + value)))
                && (question.priceMin() == null || price.isPresent() && price.getAsLong() >= question.priceMin())
                && (question.priceMax() == null || price.isPresent() && price.getAsLong() <= question.priceMax())
                && (question.inStock() == null || question.inStock() == inStock(thing))
                && (question.order() != SearchOrder.PRICE || price.isPresent());
    }

    private static Comparator<Thing> order(SearchOrder order) {
        return switch (order) {
            case RELEVANCE, NAME -> Comparator.comparing(Thing::name).thenComparing(Thing::id);
            case PRICE ->
                Comparator.comparingLong((Thing thing) -> price(thing).orElseThrow())
                        .thenComparing(Thing::id);
            case NEWEST ->
                Comparator.comparingInt((Thing thing) -> things.indexOf(thing)).reversed();
        };
    }

    private static Set<String> words(Thing thing) {
        return new HashSet<>(List.of((thing.name() + " " + thing.description()).split(" ")));
    }

    private static Set<String> said(Thing thing) {
        Set<String> said = new HashSet<>();
        thing.attributes().forEach((name, value) -> said.add(name + "=" + value));
        thing.articles().forEach(article -> article.options().forEach((name, value) -> said.add(name + "=" + value)));
        return said;
    }

    private static boolean inStock(Thing thing) {
        return thing.articles().stream().anyMatch(article -> article.stock() > 0);
    }

    private static OptionalLong price(Thing thing) {
        return thing.articles().stream()
                .flatMap(article -> article.tags().stream()
                        .filter(tag -> tag.currency().equals("EUR"))
                        .filter(tag -> tag.fromDay() == null || tag.fromDay() < 0)
                        .filter(tag -> tag.untilDay() == null || tag.untilDay() > 0)
                        .max(Comparator.comparingInt(tag -> tag.fromDay() == null ? Integer.MIN_VALUE : tag.fromDay()))
                        .stream())
                .mapToLong(Tag::amount)
                .min();
    }

    private static Thing thing(int number) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("brand", any(BRANDS));
        if (random.nextBoolean()) {
            attributes.put("waterproof", random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            attributes.put("drop", random.nextInt(4));
        }
        List<Article> articles = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            articles.add(new Article(
                    "SKU-" + number + "-" + i,
                    Map.of("size", any(List.of("S", "M", "L"))),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(5),
                    tags()));
        }
        return new Thing(
                "prd_%03d".formatted(random.nextInt(1000) * 100 + number),
                random.nextInt(10) == 0 ? "west" : any(List.copyOf(parents.keySet())),
                any(WORDS) + " " + any(WORDS),
                any(WORDS) + " " + any(WORDS) + " " + any(WORDS),
                Map.of(),
                attributes,
                articles);
    }

    private static List<Tag> tags() {
        List<Tag> tags = new ArrayList<>();
        if (random.nextInt(8) > 0) {
            tags.add(Tag.of(100 + random.nextInt(30_000)));
        }
        if (random.nextInt(3) == 0) {
            int from = 5 - random.nextInt(12);
            tags.add(new Tag("EUR", 100 + random.nextInt(9_000), from == 0 ? -1 : from, from + 8));
        }
        if (random.nextInt(3) == 0) {
            tags.add(new Tag("USD", 50, null, null));
        }
        return tags;
    }

    private static SearchQuery question() {
        String text = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> any(WORDS);
            default -> any(WORDS) + " " + any(WORDS);
        };
        SortedMap<String, SortedSet<String>> attributes = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            attributes.put("brand", new TreeSet<>(Set.of(any(BRANDS))));
        }
        if (random.nextInt(4) == 0) {
            attributes.put("size", new TreeSet<>(List.of("S", any(List.of("M", "L")))));
        }
        if (random.nextInt(5) == 0) {
            attributes.put("waterproof", new TreeSet<>(Set.of("true")));
        }
        Long least = random.nextInt(4) == 0 ? (long) random.nextInt(10_000) : null;
        return new SearchQuery(
                text,
                "en",
                random.nextInt(3) > 0 ? null : random.nextBoolean() ? "north" : any(List.copyOf(parents.keySet())),
                EUR,
                least,
                random.nextInt(4) == 0 ? (long) 3_000 + random.nextInt(20_000) : null,
                random.nextInt(3) == 0 ? random.nextBoolean() : null,
                attributes,
                any(List.of(SearchOrder.values())),
                true,
                null,
                1 + random.nextInt(9));
    }

    private static SearchQuery from(SearchQuery question, String cursor) {
        return new SearchQuery(
                question.text(),
                question.language(),
                question.category(),
                question.currency(),
                question.priceMin(),
                question.priceMax(),
                question.inStock(),
                question.attributes(),
                question.order(),
                true,
                cursor,
                question.limit());
    }

    private static <E> E any(List<E> of) {
        return of.get(random.nextInt(of.size()));
    }
}
