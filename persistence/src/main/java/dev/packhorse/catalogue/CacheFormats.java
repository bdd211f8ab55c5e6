package dev.packhorse.catalogue;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.packhorse.Json;
import java.util.List;

/** How entries travel and rest. Payloads are JSON, so that a field that a newer process has added does no harm to an older one. */
final class CacheFormats {

    private CacheFormats() {}

    static List<CompactSerializer<?>> all() {
        return List.of(new VersionedFormat(), new PutIfNewerFormat());
    }

    private static final class VersionedFormat implements CompactSerializer<Versioned> {

        @Override
        public Versioned read(CompactReader reader) {
            String region = reader.readString("region");
            String payload = reader.readString("payload");
            return new Versioned(
                    reader.readInt64("version"),
                    region == null || payload == null
                            ? null
                            : Json.read(payload, Region.valueOf(region).payload()));
        }

        @Override
        public void write(CompactWriter writer, Versioned value) {
            Object payload = value.payload();
            writer.writeInt64("version", value.version());
            writer.writeString(
                    "region", payload == null ? null : Region.of(payload).name());
            writer.writeString("payload", payload == null ? null : Json.write(payload));
        }

        @Override
        public String getTypeName() {
            return "versioned";
        }

        @Override
        public Class<Versioned> getCompactClass() {
            return Versioned.class;
        }
    }

    private static final class PutIfNewerFormat implements CompactSerializer<PutIfNewer> {

        @Override
        public PutIfNewer read(CompactReader reader) {
            Versioned value = reader.readCompact("value");
            if (value == null) {
                throw new IllegalStateException("A publication without a value.");
            }
            return new PutIfNewer(value);
        }

        @Override
        public void write(CompactWriter writer, PutIfNewer processor) {
            writer.writeCompact("value", processor.value());
        }

        @Override
        public String getTypeName() {
            return "put-if-newer";
        }

        @Override
        public Class<PutIfNewer> getCompactClass() {
            return PutIfNewer.class;
        }
    }
}
