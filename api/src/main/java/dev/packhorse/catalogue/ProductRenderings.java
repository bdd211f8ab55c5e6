package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.Languages;
import dev.packhorse.api.Renderings;
import dev.packhorse.api.Representation;
import dev.packhorse.api.Wire;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Products as they go over the wire, in the language of the caller. */
@ApiComponent
@Component
class ProductRenderings {

    /** Some tens of megabytes with ordinary products. */
    private static final int REMEMBERED = 16_384;

    private final Languages languages;
    private final Renderings renderings = new Renderings(REMEMBERED);

    ProductRenderings(Languages languages) {
        this.languages = languages;
    }

    Representation of(Product product, @Nullable String acceptLanguage) {
        String language =
                languages.choose(acceptLanguage, product.translations().keySet());
        return renderings.of(product, product.id(), language, () -> render(product, language));
    }

    private static Representation render(Product product, String language) {
        Instant now = Instant.now();
        return Representation.of(
                Wire.bytes(ProductResource.of(product, language, now)), language, nextChange(product, now));
    }

    private static @Nullable Instant nextChange(Product product, Instant now) {
        return earliest(product.variants().stream().flatMap(variant -> variant.prices().nextChange(now).stream()));
    }

    /** Of moments of which some may be unknown. */
    static @Nullable Instant earliest(Stream<@Nullable Instant> moments) {
        Optional<Instant> earliest =
                moments.filter(Objects::nonNull).map(Objects::requireNonNull).min(Instant::compareTo);
        return earliest.orElse(null);
    }
}
