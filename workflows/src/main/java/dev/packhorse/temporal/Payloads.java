package dev.packhorse.temporal;

import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.Jackson3JsonPayloadConverter;

/**
 * How values travel through Temporal: one converter for the API, the workers and the tests. Jackson 3, because only it reads
 * sealed types by simple name, and because it forgives a field that a newer process has added.
 */
public final class Payloads {

    private Payloads() {}

    public static DataConverter converter() {
        return DefaultDataConverter.newDefaultInstance()
                .withPayloadConverterOverrides(
                        new Jackson3JsonPayloadConverter(Jackson3JsonPayloadConverter.newDefaultJsonMapper(false)));
    }
}
