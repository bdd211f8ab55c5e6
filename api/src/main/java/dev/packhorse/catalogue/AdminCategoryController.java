package dev.packhorse.catalogue;

import dev.packhorse.Expected;
import dev.packhorse.api.ApiComponent;
import dev.packhorse.api.FieldError;
import dev.packhorse.api.Languages;
import dev.packhorse.api.Parameters;
import dev.packhorse.api.Preconditions;
import dev.packhorse.api.Problem;
import dev.packhorse.api.ProblemCode;
import dev.packhorse.api.ProblemException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where the tree of categories is edited. */
@ApiComponent
@RestController
class AdminCategoryController implements AdminCategoryOperations {

    private final CategoryEditor editor;
    private final Languages languages;

    AdminCategoryController(CategoryEditor editor, Languages languages) {
        this.editor = editor;
        this.languages = languages;
    }

    @Override
    @GetMapping(path = "/v1/admin/categories", produces = MediaType.APPLICATION_JSON_VALUE)
    public AdminCategoryResource.Page adminCategories() {
        return new AdminCategoryResource.Page(editor.tree().categories().stream()
                .map(AdminCategoryResource::of)
                .toList());
    }

    @Override
    @GetMapping(path = "/v1/admin/categories/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminCategoryResource> adminCategory(@PathVariable String id) {
        return answer(200, editor.tree().find(id).orElseThrow(AdminCategoryController::unknown));
    }

    @Override
    @PutMapping(
            path = "/v1/admin/categories/{id}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminCategoryResource> putCategory(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader HttpHeaders headers) {
        if (!Category.isWellFormed(id)) {
            throw Parameters.refused(
                    "id", "malformed", "must be 1 to 61 small letters, digits, dashes and underscores");
        }
        Expected expected = Preconditions.expected(headers);
        CategoryForm form = CategoryForm.described(body == null ? new byte[0] : body, languages.own());
        return answer(
                expected instanceof Expected.Nothing ? 201 : 200,
                editor.put(id, form.parent(), form.names(), form.position(), expected));
    }

    @Override
    @PostMapping(
            path = "/v1/admin/categories/{id}/move",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminCategoryResource> moveCategory(
            @PathVariable String id,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader HttpHeaders headers) {
        Expected expected = seen(headers);
        CategoryForm form = CategoryForm.moved(body == null ? new byte[0] : body);
        return answer(200, editor.move(known(id), form.parent(), form.position(), expected));
    }

    @Override
    @PostMapping(path = "/v1/admin/categories/{id}/archive", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminCategoryResource> archiveCategory(
            @PathVariable String id, @RequestHeader HttpHeaders headers) {
        return answer(200, editor.archive(known(id), seen(headers)));
    }

    @Override
    @PostMapping(path = "/v1/admin/categories/{id}/activate", produces = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<AdminCategoryResource> activateCategory(
            @PathVariable String id, @RequestHeader HttpHeaders headers) {
        return answer(200, editor.activate(known(id), seen(headers)));
    }

    private static Expected seen(HttpHeaders headers) {
        return new Expected.Version(Preconditions.ifMatch(headers));
    }

    private static String known(String id) {
        if (!Category.isWellFormed(id)) {
            throw unknown();
        }
        return id;
    }

    private static ResponseEntity<AdminCategoryResource> answer(int status, CategoryEdit edit) {
        return switch (edit) {
            case CategoryEdit.Stored(Category category) -> answer(status, category);
            case CategoryEdit.Unknown _ -> throw unknown();
            case CategoryEdit.Outdated(long version) -> throw Preconditions.failed(version);
            case CategoryEdit.UnknownParent(String parent) ->
                throw invalid("unknown", "there is no category " + parent);
            case CategoryEdit.Elsewhere(@Nullable String parent) ->
                throw invalid("mismatch", "is " + parent + " now: it is changed by a move");
            case CategoryEdit.Circle _ ->
                throw new ProblemException(
                        ProblemCode.CATEGORY_CIRCLE, "The new parent is the category itself or below it.");
            case CategoryEdit.TooDeep _ ->
                throw new ProblemException(
                        ProblemCode.CATEGORY_TOO_DEEP, "The tree has at most " + Category.DEPTH_MAX + " levels.");
        };
    }

    private static ResponseEntity<AdminCategoryResource> answer(int status, Category category) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .eTag(Preconditions.tag(category.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 201) {
            answer.location(URI.create("/v1/admin/categories/" + category.id()));
        }
        return answer.body(AdminCategoryResource.of(category));
    }

    private static ProblemException invalid(String code, String detail) {
        return new ProblemException(Problem.invalid(List.of(FieldError.at("/parent", code, detail))));
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemCode.CATEGORY_NOT_FOUND, "No category has this id.");
    }
}
