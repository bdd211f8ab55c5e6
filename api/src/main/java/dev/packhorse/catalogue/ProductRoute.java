package dev.packhorse.catalogue;

import dev.packhorse.api.ApiComponent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The straight way to the read that comes most often. An address with a variable in it is compared with the patterns of all operations,
 * one after the other, which costs more than finding the product does. Whatever is out of the ordinary still goes that way, and is refused there.
 */
@ApiComponent
@Component
class ProductRoute implements HandlerMapping, Ordered {

    private static final String ADDRESS = "/v1/products/";
    private static final String PATTERN = ADDRESS + "{id}";

    private final HandlerMethod read;

    ProductRoute(ProductController controller) throws NoSuchMethodException {
        this.read = new HandlerMethod(
                controller, "product", String.class, HttpServletRequest.class, HttpServletResponse.class);
    }

    /** Before Spring's own, which is at 0. */
    @Override
    public int getOrder() {
        return -1;
    }

    @Override
    public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
        String address = request.getRequestURI();
        if (!request.getMethod().equals("GET") || !address.startsWith(ADDRESS) || !acceptsJson(request)) {
            return null;
        }
        String id = address.substring(ADDRESS.length());
        if (!Product.isWellFormed(id)) {
            return null;
        }
        request.setAttribute(BEST_MATCHING_PATTERN_ATTRIBUTE, PATTERN);
        request.setAttribute(URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("id", id));
        // Else it would be counted under no address.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(observation -> observation.setPathPattern(PATTERN));
        return new HandlerExecutionChain(read);
    }

    private static boolean acceptsJson(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted == null
                || accepted.equals(MediaType.ALL_VALUE)
                || accepted.equals(MediaType.APPLICATION_JSON_VALUE);
    }
}
