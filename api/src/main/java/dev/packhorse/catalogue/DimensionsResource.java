package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How large a variant is, on the wire. */
@Schema(name = "Dimensions", description = "In millimetres")
record DimensionsResource(
        @JsonProperty("length_mm") @Schema(example = "330") int lengthMm,
        @JsonProperty("width_mm") @Schema(example = "210") int widthMm,
        @JsonProperty("height_mm") @Schema(example = "120") int heightMm) {

    static @Nullable DimensionsResource of(Product.@Nullable Dimensions dimensions) {
        return dimensions == null
                ? null
                : new DimensionsResource(dimensions.lengthMm(), dimensions.widthMm(), dimensions.heightMm());
    }
}
