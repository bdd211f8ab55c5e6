package dev.packhorse.catalogue;

import dev.packhorse.api.Fields;
import dev.packhorse.api.Languages;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemException;
import dev.packhorse.api.Wire;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants of a category.
 *
 * @param parent null for a root
 * @param position null when nothing was said of it
 */
record CategoryForm(
        @Nullable String parent,
        Map<String, String> names,
        @Nullable Integer position) {

    private static final int LANGUAGES_MAX = 30;
    private static final int NAME_LONGEST = 100;
    private static final int POSITION_MOST = 1_000_000;

    static CategoryForm described(byte[] body, String ownLanguage) {
        Fields fields = Fields.of(Wire.read(body));
        fields.ignore("id", "version", "path", "archived");
        Fields given = fields.object("names");
        Map<String, String> names = new HashMap<>();
        for (String language : given.names(LANGUAGES_MAX)) {
            if (!Languages.isTag(language)) {
                given.note(language, "malformed", "must be a language tag such as de or pt-BR");
            }
            names.put(language, given.text(language, NAME_LONGEST));
        }
        // Without one in the shop's own language there would be nothing to show to everybody else.
        if (!names.containsKey(ownLanguage)) {
            given.note(ownLanguage, "required", "is required");
        }
        return read(fields, names);
    }

    static CategoryForm moved(byte[] body) {
        return read(Fields.of(Wire.read(body)), Map.of());
    }

    private static CategoryForm read(Fields fields, Map<String, String> names) {
        String parent = fields.optionalText("parent", 61);
        Long position = fields.optionalNumber("position", 0, POSITION_MOST);
        fields.refuseOthers();
        if (!fields.errors().isEmpty()) {
            throw new ProblemException(Problem.invalid(fields.errors()));
        }
        return new CategoryForm(parent, names, position == null ? null : position.intValue());
    }
}
