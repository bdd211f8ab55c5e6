package dev.packhorse.inventory;

import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.ApiProperties;
import dev.packhorse.api.Freshness;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Renderings;
import dev.packhorse.api.Representation;
import dev.packhorse.api.Wire;
import dev.packhorse.catalogue.Availability;
import dev.packhorse.catalogue.Catalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What could be had now, as a hint: only an order holds stock. */
@ApiComponent
@RestController
class StockController implements StockOperations {

    private static final int MOST_SKUS = 100;
    private static final int REMEMBERED = 16_384;

    private final Catalogue catalogue;
    private final Freshness freshness;
    private final Renderings renderings = new Renderings(REMEMBERED);

    StockController(Catalogue catalogue, ApiProperties properties) {
        this.catalogue = catalogue;
        this.freshness = properties.catalogue().stockFreshness();
    }

    @Override
    @GetMapping(path = "/v1/stock", produces = MediaType.APPLICATION_JSON_VALUE)
    public void stock(HttpServletRequest request, HttpServletResponse response) throws IOException {
        stock(wanted(request.getParameterValues("sku"))).send(request, response, freshness);
    }

    private Representation stock(Set<Sku> wanted) {
        List<Availability> found = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (Sku sku : wanted) {
            catalogue.availability(sku).ifPresentOrElse(found::add, () -> unknown.add(sku.value()));
        }
        if (found.size() == 1 && unknown.isEmpty()) {
            Availability only = found.getFirst();
            return renderings.of(only, only.sku().value(), "", () -> render(found, unknown));
        }
        return render(found, unknown);
    }

    private static Representation render(List<Availability> found, List<String> unknown) {
        Instant now = Instant.now();
        StockResource stock = new StockResource(
                found.stream().map(each -> StockResource.item(each, now)).toList(), unknown);
        Instant end = found.stream()
                .flatMap(each -> each.nextChange(now).stream())
                .min(Instant::compareTo)
                .orElse(null);
        return Representation.of(Wire.bytes(stock), null, end);
    }

    private static Set<Sku> wanted(String @Nullable [] given) {
        if (given == null || given.length > MOST_SKUS) {
            throw Parameters.refused("sku", "required", "must be given 1 to " + MOST_SKUS + " times");
        }
        Set<Sku> wanted = new LinkedHashSet<>();
        for (String sku : given) {
            if (!Sku.isWellFormed(sku)) {
                throw Parameters.refused("sku", "malformed", "must be letters, digits, dots, dashes and underscores");
            }
            wanted.add(new Sku(sku));
        }
        return wanted;
    }
}
