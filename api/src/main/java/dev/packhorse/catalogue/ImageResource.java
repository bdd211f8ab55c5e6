package dev.packhorse.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;

/** A picture of a product on the wire. */
@Schema(name = "Image")
record ImageResource(
        @Schema(example = "https://images.example/canvas-sneaker.jpg")
        String url,

        @Schema(
                description = "What it shows, for those who cannot see it",
                example = "A red canvas sneaker from the side")
        String alt) {

    static ImageResource of(Product.Image image) {
        return new ImageResource(image.url(), image.alt());
    }
}
