package dev.packhorse.shipping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of parcels on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ParcelList")
record ParcelListResource(
        List<ParcelResource> items,

        @Schema(description = "Send it as cursor for the page behind; absent on the last") @Nullable
        String next) {

    static ParcelListResource of(ParcelPage page) {
        return new ParcelListResource(
                page.items().stream().map(ParcelResource::of).toList(), page.nextCursor());
    }
}
