package dev.packhorse.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What our records always have, the API document calls required: everything that may not be null. */
final class RequiredFields implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> record = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && record.isRecord() && alwaysHasItsFields(record)) {
            String reference = schema.get$ref();
            Schema<?> model = reference == null
                    ? schema
                    : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
            require(model, record);
        }
        return schema;
    }

    private static boolean alwaysHasItsFields(Class<?> record) {
        JsonInclude include = record.getAnnotation(JsonInclude.class);
        return record.getName().startsWith("dev.packhorse.")
                && (include == null || include.value() == JsonInclude.Include.NON_NULL);
    }

    private static void require(@Nullable Schema<?> model, Class<?> record) {
        if (model == null || model.getProperties() == null) {
            return;
        }
        for (RecordComponent component : record.getRecordComponents()) {
            String name = name(component);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                    && !component.getAccessor().isAnnotationPresent(JsonIgnore.class)
                    && model.getProperties().containsKey(name)
                    && (model.getRequired() == null || !model.getRequired().contains(name))) {
                model.addRequiredItem(name);
            }
        }
    }

    private static String name(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || Objects.equals(renamed.value(), "") ? component.getName() : renamed.value();
    }
}
