package dev.packhorse.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A category as those who edit it see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AdminCategory")
record AdminCategoryResource(
        @Schema(example = "boots") String id,

        @Schema(description = "Also the ETag; a move of a category above raises it too")
        long version,

        @Schema(description = "Absent for a root", example = "footwear") @Nullable
        String parent,

        @Schema(description = "The ids from the root to this one", example = "/outdoor/footwear/boots/")
        String path,

        @Schema(description = "Among its siblings, the lowest first")
        int position,

        @Schema(example = "{\"de\": \"Stiefel\", \"en\": \"Boots\"}")
        Map<String, String> names,

        @Schema(description = "Then nothing below it is shown either")
        boolean archived) {

    @Schema(name = "AdminCategoryList")
    record Page(List<AdminCategoryResource> items) {}

    static AdminCategoryResource of(Category category) {
        return new AdminCategoryResource(
                category.id(),
                category.version(),
                category.parent(),
                category.path(),
                category.position(),
                new TreeMap<>(category.names()),
                category.archived());
    }
}
