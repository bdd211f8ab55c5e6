package dev.packhorse.catalogue;

import com.hazelcast.nio.serialization.compact.CompactReader;
import com.hazelcast.nio.serialization.compact.CompactSerializer;
import com.hazelcast.nio.serialization.compact.CompactWriter;
import dev.packhorse.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How entries travel and rest. Payloads are JSON, so that a field that a newer process has added does no harm to an older one. */
final class CacheFormats {

    private CacheFormats() {}

    static List<CompactSerializer<?>> all() {
        return List.of(new VersionedFormat(), new PutIfNewerFormat(), new OlderThanFormat(), new AnnouncementFormat());
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
                            : Json.read(payload, Region.valueOf(region).payload()),
                    reader.readInt64("madeAt"));
        }

        @Override
        public void write(CompactWriter writer, Versioned value) {
            Object payload = value.payload();
            writer.writeInt64("version", value.version());
            writer.writeInt64("madeAt", value.madeAt());
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
            return new PutIfNewer(value, reader.readInt64("deadline"));
        }

        @Override
        public void write(CompactWriter writer, PutIfNewer processor) {
            writer.writeCompact("value", processor.value());
            writer.writeInt64("deadline", processor.deadline());
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

    private static final class OlderThanFormat implements CompactSerializer<OlderThan> {

        @Override
        public OlderThan read(CompactReader reader) {
            @Nullable String @Nullable [] keys = reader.readArrayOfString("keys");
            long @Nullable [] versions = reader.readArrayOfInt64("versions");
            if (keys == null || versions == null || keys.length != versions.length) {
                throw new IllegalStateException("A question without its keys.");
            }
            Map<String, Long> known = new HashMap<>();
            for (int i = 0; i < keys.length; i++) {
                known.put(Objects.requireNonNull(keys[i]), versions[i]);
            }
            return new OlderThan(known);
        }

        @Override
        public void write(CompactWriter writer, OlderThan question) {
            List<Map.Entry<String, Long>> known =
                    List.copyOf(question.versions().entrySet());
            writer.writeArrayOfString(
                    "keys", known.stream().map(Map.Entry::getKey).toArray(String[]::new));
            writer.writeArrayOfInt64(
                    "versions", known.stream().mapToLong(Map.Entry::getValue).toArray());
        }

        @Override
        public String getTypeName() {
            return "older-than";
        }

        @Override
        public Class<OlderThan> getCompactClass() {
            return OlderThan.class;
        }
    }

    private static final class AnnouncementFormat implements CompactSerializer<Announcement> {

        @Override
        public Announcement read(CompactReader reader) {
            return new Announcement(
                    Region.valueOf(Objects.requireNonNull(reader.readString("region"))),
                    Objects.requireNonNull(reader.readString("key")),
                    Objects.requireNonNull(reader.readCompact("value")));
        }

        @Override
        public void write(CompactWriter writer, Announcement announcement) {
            writer.writeString("region", announcement.region().name());
            writer.writeString("key", announcement.key());
            writer.writeCompact("value", announcement.value());
        }

        @Override
        public String getTypeName() {
            return "announcement";
        }

        @Override
        public Class<Announcement> getCompactClass() {
            return Announcement.class;
        }
    }
}
